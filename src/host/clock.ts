/** Milliseconds that this process has computed for so far: a busy machine does not make them more. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
