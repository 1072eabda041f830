/** One part of a multipart body. */
export type Part = {
  readonly headers: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly file?: string;
  readonly bytes: Buffer;
};

const HEAD_END = Buffer.from('\r\n\r\n');

function headersOf(text: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return headers;
}

const quoted = (text: string | undefined, name: string): string | undefined =>
  new RegExp(`(?:^|;)\\s*${name}="([^"]*)"`, 'u').exec(text ?? '')?.[1];

function partOf(piece: Buffer): Part {
  const end = piece.indexOf(HEAD_END);
  const headers = headersOf(piece.subarray(0, Math.max(end, 0)).toString('utf8'));
  const name = quoted(headers['content-disposition'], 'name');
  const file = quoted(headers['content-disposition'], 'filename');
  return {
    headers,
    ...(name === undefined ? {} : { name }),
    ...(file === undefined ? {} : { file }),
    bytes: end < 0 ? Buffer.alloc(0) : piece.subarray(end + HEAD_END.length),
  };
}

/** Parts of a body under RFC 2046 §5.1; null when the type names no boundary or the body does not end with it. */
export function readParts(type: string | undefined, body: Buffer): Part[] | null {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/u.exec(type ?? '');
  if (boundary === null) return null;
  const line = Buffer.from(`--${boundary[1] ?? boundary[2] ?? ''}`);
  const parts: Part[] = [];
  let at = body.indexOf(line);
  while (at >= 0) {
    const from = at + line.length;
    if (body.subarray(from, from + 2).toString() === '--') return parts;
    const next = body.indexOf(Buffer.concat([Buffer.from('\r\n'), line]), from);
    if (next < 0) return null;
    parts.push(partOf(body.subarray(from + 2, next)));
    at = next + 2;
  }
  return null;
}
