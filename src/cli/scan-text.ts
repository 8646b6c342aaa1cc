import { briefSource, plain } from './plain';
import type { ScanResult } from './scan-files';
import type { Paint } from './terminal';

/** The answer of `convlens scan` as text: one line for each call, and the number of calls. */
export function scanText({ calls, files, errors }: ScanResult, paint: Paint): string {
  const lines = calls.map(call => {
    const written = Object.entries(call.arguments).map(([name, { source }]) => `${name}=${briefSource(source)}`);
    const args = [...written, ...(call.unresolved ? ['…'] : [])].join(', ');
    const place = paint('quiet', `${plain(call.file)}:${String(call.line)}:${String(call.column)}`);
    return `${place} ${plain(call.callee)}(${args})${call.alias ? paint('quiet', ' via a variable') : ''}`;
  });
  const unread = errors.length > 0 ? `, ${String(errors.length)} could not be read` : '';
  return [...lines, `${plural(calls.length, 'call')} in ${plural(files, 'file')}${unread}`].join('\n');
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
