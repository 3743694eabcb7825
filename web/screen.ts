/** Whether there is too little room for all panes, as in `page.css`. */
export const NARROW = matchMedia("screen and (max-width: 56rem)");
