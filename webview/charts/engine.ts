/** The engine that ran the measurement, from the browser's own description: `Chrome 138 in Code 1.103 on Linux`. */
export function engineName(userAgent: string): string {
  const version = (name: string): string | null => new RegExp(`\\b${name}/(\\d+(?:\\.\\d+)?)`).exec(userAgent)?.[1] ?? null;
  const named = (name: string): string | null => {
    const found = version(name);
    return found === null ? null : `${name} ${found.replace(/\.0$/, '')}`;
  };
  const engine = named('HeadlessChrome') ?? named('Chrome') ?? named('Firefox') ?? named('Version')?.replace('Version', 'Safari') ?? null;
  const host = named('Code') ?? named('VSCodium') ?? named('Cursor') ?? null;
  const system = userAgent.includes('Windows')
    ? 'Windows'
    : /Macintosh|Mac OS X/.test(userAgent)
      ? 'macOS'
      : userAgent.includes('Linux')
        ? 'Linux'
        : null;
  return [engine ?? userAgent, ...(host ? [`in ${host}`] : []), ...(system ? [`on ${system}`] : [])].join(' ');
}
