// @ts-check
// npm run circles — prints the circles of the import graph. Fails if one crosses rooms or has too many files.
import { circlesOf } from './lib/circles.mjs';
import { importGraph, roomOf } from './lib/imports.mjs';

/** The most files in a circle: more cannot be read and understood together. */
const mostFiles = 8;

/**
 * @param {ReadonlyMap<string, readonly string[]>} circle
 * @param {readonly string[]} rooms
 */
const print = (circle, rooms) => {
  console.log(`${circle.size} files in ${rooms.join(', ')}`);
  for (const [file, targets] of circle) console.log(`  ${file} → ${targets.join(', ')}`);
};

const circles = circlesOf(importGraph()).sort((a, b) => b.size - a.size);
const faults = [];
for (const circle of circles) {
  const rooms = [...new Set([...circle.keys()].map(roomOf))];
  print(circle, rooms);
  const [first] = circle.keys();
  if (rooms.length > 1) faults.push(`The circle of ${first} crosses the rooms ${rooms.join(' and ')}.`);
  else if (circle.size > mostFiles) faults.push(`The circle of ${first} has ${circle.size} files, more than ${mostFiles}.`);
}
console.log(`${circles.length} circles`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
