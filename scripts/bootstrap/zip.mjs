import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

/** Sizes and signatures of the zip format (APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16). */
const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;

async function readAt(file, at, length) {
  const bytes = Buffer.alloc(length);
  await file.read(bytes, 0, length, at);
  return bytes;
}

async function readEntries(file, size) {
  const tailLength = Math.min(size, END_BYTES + 65_535);
  const tail = await readAt(file, size - tailLength, tailLength);
  let at = tailLength - END_BYTES;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at -= 1;
  if (at < 0) throw new Error('not a zip file');
  const table = await readAt(file, tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12));
  const entries = [];
  for (let from = 0; from + ENTRY_BYTES <= table.length && table.readUInt32LE(from) === ENTRY;) {
    const nameLength = table.readUInt16LE(from + 28);
    entries.push({
      name: table.toString('utf8', from + ENTRY_BYTES, from + ENTRY_BYTES + nameLength),
      method: table.readUInt16LE(from + 10),
      packed: table.readUInt32LE(from + 20),
      mode: table.readUInt32LE(from + 38) >>> 16,
      offset: table.readUInt32LE(from + 42),
    });
    from += ENTRY_BYTES + nameLength + table.readUInt16LE(from + 30) + table.readUInt16LE(from + 32);
  }
  return entries;
}

async function writeEntry({ path, file }, entry, target) {
  const local = await readAt(file, entry.offset, LOCAL_BYTES);
  const start = entry.offset + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
  await mkdir(dirname(target), { recursive: true });
  if (entry.packed === 0) return pipeline(Readable.from([]), createWriteStream(target));
  const source = createReadStream(path, { start, end: start + entry.packed - 1 });
  const sink = createWriteStream(target);
  await (entry.method === 0 ? pipeline(source, sink) : pipeline(source, createInflateRaw(), sink));
}

/** Unpacks the entries for which `place(name)` gives a path below `folder` (null: left out). No symbolic links, no zip64. */
export async function unzip(path, folder, place) {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    for (const entry of await readEntries(file, size)) {
      const name = entry.name.endsWith('/') ? null : place(entry.name);
      if (name === null) continue;
      const target = join(folder, name);
      if (relative(folder, target).startsWith('..')) throw new Error(`zip entry leaves its folder: ${entry.name}`);
      await writeEntry({ path, file }, entry, target);
      if (entry.mode & 0o111) await chmod(target, 0o755);
    }
  } finally {
    await file.close();
  }
}
