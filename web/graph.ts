/** Searches in directed graphs whose nodes are numbered from 0. None recurses. */

export type Successors = readonly (readonly number[])[];

/**
 * Return the strongly connected components, each after all components that its nodes lead to.
 *
 * Linear. The algorithm is Tarjan's (SIAM Journal on Computing 1, 1972).
 */
export function findComponents(successors: Successors): number[][] {
  const size = successors.length;
  const rank = new Int32Array(size).fill(-1); // when a node was entered
  const lowest = new Int32Array(size);
  const ahead = new Int32Array(size); // the place of the next successor to visit
  const isUnplaced = new Uint8Array(size);
  const unplaced: number[] = [];
  const components: number[][] = [];
  let entered = 0;
  for (let root = 0; root < size; root++) {
    if (rank[root] !== -1) continue;
    const path = [root];
    while (path.length > 0) {
      const node = path.at(-1)!;
      if (rank[node] === -1) {
        rank[node] = lowest[node] = entered++;
        unplaced.push(node);
        isUnplaced[node] = 1;
      }
      const next = successors[node]![ahead[node]!++];
      if (next !== undefined) {
        if (rank[next] === -1) path.push(next);
        else if (isUnplaced[next]) lowest[node] = Math.min(lowest[node]!, rank[next]!);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lowest[parent] = Math.min(lowest[parent]!, lowest[node]!);
      if (lowest[node] === rank[node]) {
        const component = unplaced.splice(unplaced.lastIndexOf(node));
        for (const member of component) isUnplaced[member] = 0;
        components.push(component);
      }
    }
  }
  return components;
}
