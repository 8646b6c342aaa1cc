// @ts-check
// The circles of a graph: strongly connected components of more than one node (Tarjan 1972), each node with its neighbours in the component.

/** @param {ReadonlyMap<string, readonly string[]>} graph every node with those it points at, all of them nodes themselves */
export const circlesOf = graph => {
  /** @type {Map<string, number>} */
  const order = new Map();
  /** @type {string[]} */
  const path = [];
  /** @type {string[][]} */
  const circles = [];
  /** @param {string} node */
  const targets = node => graph.get(node) ?? [];
  /**
   * @param {string} node
   * @returns {number} the order in which the earliest node of the path that it reaches was visited
   */
  const visit = node => {
    const place = order.size;
    let earliest = place;
    order.set(node, place);
    path.push(node);
    for (const next of targets(node)) {
      const seen = order.get(next);
      if (seen === undefined) earliest = Math.min(earliest, visit(next));
      // A node that is no longer on the path belongs to another component.
      else if (path.includes(next)) earliest = Math.min(earliest, seen);
    }
    if (earliest < place) return earliest;
    const component = path.splice(path.indexOf(node));
    if (component.length > 1) circles.push(component);
    return place;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles.map(nodes => new Map(nodes.map(node => [node, targets(node).filter(next => nodes.includes(next))])));
};
