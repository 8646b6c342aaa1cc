// Circles of a graph: its strongly connected components of more than one node (Tarjan 1972), each node with its neighbours inside.

/** @param {ReadonlyMap<string, readonly string[]>} graph every node with those it points at, all of them nodes themselves */
export const circlesOf = graph => {
  const order = new Map();
  const lowest = new Map();
  const path = [];
  const circles = [];
  const visit = node => {
    order.set(node, order.size);
    lowest.set(node, order.get(node));
    path.push(node);
    for (const next of graph.get(node)) {
      if (!order.has(next)) visit(next);
      // A node that has left the path belongs to another component.
      if (path.includes(next)) lowest.set(node, Math.min(lowest.get(node), lowest.get(next)));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const component = path.splice(path.indexOf(node));
    if (component.length > 1) circles.push(component);
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles.map(nodes => new Map(nodes.map(node => [node, graph.get(node).filter(next => nodes.includes(next))])));
};
