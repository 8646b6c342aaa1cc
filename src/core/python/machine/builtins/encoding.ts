import { PyBytes, Unknown, type Value } from '../../data';
import type { Machine } from '../objects/machine';
import { stringArgument } from '../protocol/string-argument';

const UTF_8 = new Set(['utf-8', 'utf8', 'u8']);
const LATIN_1 = new Set(['latin-1', 'latin1', 'iso-8859-1', 'iso8859-1', 'l1']);
const ASCII = new Set(['ascii', 'us-ascii']);
const UNENCODABLE = 'the text contains characters that cannot be encoded';

/** Decodes UTF-8 without a host's TextDecoder: the core runs anywhere. */
function decode({ value }: PyBytes): string {
  return decodeURIComponent([...value].map(char => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''));
}

function encode(value: string): PyBytes {
  return new PyBytes(encodeURIComponent(value).replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))));
}

function encodingName(m: Machine, encoding: Value, caller: string): string | Unknown {
  const name = stringArgument(m, encoding, `${caller}() argument 'encoding'`);
  return name instanceof Unknown ? name : name.toLowerCase().replaceAll('_', '-');
}

/** The text as bytes in the encoding: UTF-8, Latin-1 and ASCII are supported. */
export function encodeAs(m: Machine, value: string, encoding: Value, caller = 'encode'): PyBytes | Unknown {
  const name = encodingName(m, encoding, caller);
  if (name instanceof Unknown) return name;
  if (UTF_8.has(name)) return /\p{Surrogate}/u.test(value) ? m.unknown(UNENCODABLE) : encode(value);
  const limit = LATIN_1.has(name) ? 0xff : ASCII.has(name) ? 0x7f : null;
  if (limit === null) return m.unknown(`the encoding ${name} is not supported`);
  for (const char of value) if ((char.codePointAt(0) ?? 0) > limit) return m.unknown(UNENCODABLE);
  return new PyBytes(value);
}

export function decodeAs(m: Machine, bytes: PyBytes, encoding: Value, caller = 'decode'): string | Unknown {
  const name = encodingName(m, encoding, caller);
  if (name instanceof Unknown) return name;
  if (LATIN_1.has(name)) return bytes.value;
  if (name === 'utf-8-sig') return decodeAs(m, new PyBytes(bytes.value.replace(/^\xef\xbb\xbf/, '')), 'utf-8', caller);
  if (!UTF_8.has(name) && !ASCII.has(name)) return m.unknown(`the encoding ${name} is not supported`);
  if (/^[\0-\x7f]*$/.test(bytes.value)) return bytes.value;
  try {
    return decode(bytes);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return m.unknown('the bytes are not valid UTF-8');
  }
}
