import type { AsideHost } from '../aside';

/** A file created by the panel. */
export interface PanelFile {
  readonly fileName: string;
  readonly content: string;
  readonly encoding: 'utf8' | 'base64';
}

/** Gives a file to the user: through the editor, which asks where to save it, or without an editor as a browser download. */
export function saveFile(host: Pick<AsideHost, 'save'> | null, file: PanelFile): void {
  if (host) host.save(file);
  else download(file);
}

function download({ fileName, content, encoding }: PanelFile): void {
  const bytes =
    encoding === 'base64' ? Uint8Array.from(atob(content), character => character.charCodeAt(0)) : new TextEncoder().encode(content);
  const address = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

/** Bytes as text that survives a message. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  // As arguments of one call, more would overflow the stack.
  for (let from = 0; from < bytes.length; from += 8192) text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}
