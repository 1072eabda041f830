import { readUtf8 } from './bytes.ts';
import { ListError } from './listFault.ts';

const GREATER = 0x3e;

/** Longest element that is waited for whole: a row of a sheet has some kilobytes. */
const LONGEST = 32 * 1024 * 1024;

/**
 * The text of an XML file, cut behind the last `ending` ("</row>") of what has come, so that each piece holds whole elements; the last
 * piece is what is left. UTF-8 only; throws ListError `unusual` for another charset or a document type (entities are never expanded).
 */
export function* xmlPieces(chunks: Iterable<Uint8Array>, ending: string): Generator<string> {
  let bytes = new Uint8Array(0);
  let text = '';
  let isFirst = true;
  for (const chunk of chunks) {
    const cut = chunk.lastIndexOf(GREATER) + 1;
    const whole = new Uint8Array(bytes.length + cut);
    whole.set(bytes);
    whole.set(chunk.subarray(0, cut), bytes.length);
    if (cut === 0) {
      bytes = joined(bytes, chunk);
      if (bytes.length > LONGEST) throw new ListError('too-large');
      continue;
    }
    bytes = chunk.slice(cut);
    const waiting = text.length;
    text += readText(whole, isFirst);
    isFirst = false;
    // what waited has no ending in it, but may end with a part of one
    const end = text.slice(Math.max(0, waiting - ending.length)).includes(ending) ? text.lastIndexOf(ending) : -1;
    if (end >= 0) {
      yield text.slice(0, end + ending.length);
      text = text.slice(end + ending.length);
    }
    if (text.length > LONGEST) throw new ListError('too-large');
  }
  if (text !== '') yield text;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function readText(bytes: Uint8Array, isFirst: boolean): string {
  const text = readUtf8(bytes);
  if (text === null || (isFirst && text.includes('\0'))) throw new ListError('unusual');
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw new ListError('unusual');
  return parts(text, ['<!--', '-->'], () => '');
}

/** The text with each part from `open` to `close` replaced; one that does not end stays. Linear, which an expression is not without an end. */
function parts(text: string, [open, close]: readonly [string, string], replaced: (inside: string) => string): string {
  let done = '';
  let from = 0;
  for (;;) {
    const at = text.indexOf(open, from);
    const end = at < 0 ? -1 : text.indexOf(close, at + open.length);
    if (end < 0) return done + text.slice(from);
    done += text.slice(from, at) + replaced(text.slice(at + open.length, end));
    from = end + close.length;
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The sign of an entity ("#x41", "#65", "amp"); as written when it is none. */
function entity(name: string): string {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : name.startsWith('#') ? Number(name.slice(1)) : 0;
  if (code > 0 && code < 0x110000) return String.fromCodePoint(code);
  return NAMED[name] ?? `&${name};`;
}

/** Text of XML: the five named entities, numbers, CDATA, and the `_x000D_` that Excel writes for control signs (ECMA-376 §22.9.2.19). */
export function plainText(xml: string): string {
  let text = parts(xml, ['<![CDATA[', ']]>'], (inner) => inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  if (text.includes('&')) text = text.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (_all, name: string) => entity(name));
  return text.includes('_x')
    ? text.replaceAll(/_x([\dA-F]{4})_/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** The value of an attribute in the inside of a tag (` r="A1" t="s"`), or ''. */
export function attribute(tag: string, name: string): string {
  for (let at = tag.indexOf(`${name}=`); at >= 0; at = tag.indexOf(`${name}=`, at + 1)) {
    const before = tag.charCodeAt(at - 1);
    const quote = tag.charAt(at + name.length + 1);
    if ((at !== 0 && before > 0x20) || (quote !== '"' && quote !== "'")) continue;
    const from = at + name.length + 2;
    const to = tag.indexOf(quote, from);
    return to < 0 ? '' : tag.slice(from, to);
  }
  return '';
}

/** What stands in the `<t>` elements of a string item, without phonetic guides. */
export function itemText(item: string): string {
  const inside = parts(item, ['<rPh', '</rPh>'], () => '');
  let text = '';
  for (let at = inside.indexOf('<t'); at >= 0; at = inside.indexOf('<t', at + 2)) {
    const next = inside.charCodeAt(at + 2);
    if (next !== 0x3e && next > 0x20) continue;
    const from = inside.indexOf('>', at) + 1;
    if (from === 0 || inside.charCodeAt(from - 2) === 0x2f) continue;
    const to = inside.indexOf('</t>', from);
    text += inside.slice(from, to < 0 ? inside.length : to);
  }
  return plainText(text);
}

/** Each tag of a name: its inside and what stands up to its end tag ('' for an empty one). */
export function* elements(xml: string, name: string): Generator<{ readonly tag: string; readonly body: string }> {
  const open = `<${name}`;
  const close = `</${name}>`;
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at)) {
    at += open.length;
    const next = xml.charCodeAt(at);
    // another element whose name begins alike
    if (next > 0x20 && next !== 0x3e && next !== 0x2f) continue;
    const end = xml.indexOf('>', at);
    if (end < 0) return;
    const isEmpty = xml.charCodeAt(end - 1) === 0x2f;
    const tag = xml.slice(at, isEmpty ? end - 1 : end);
    const to = isEmpty ? end : xml.indexOf(close, end);
    if (to < 0) return;
    yield { tag, body: isEmpty ? '' : xml.slice(end + 1, to) };
    at = to;
  }
}
