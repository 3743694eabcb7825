import { readData } from "./data.ts";

readData();
