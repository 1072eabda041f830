import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#scripts/bootstrap/place.mjs';

/** Names in electron-builder.yml and in @electron/fuses differ by their first letter only. */
const wireName = (name) => name[0].toUpperCase() + name.slice(1);

/** The fuses that electron-builder.yml asks for: `{ RunAsNode: false, … }`. */
export function readWantedFuses(text = readFileSync(join(root, 'electron-builder.yml'), 'utf8')) {
  const part = /^electronFuses:\n((?: {2}.*\n)+)/mu.exec(text)?.[1] ?? '';
  const lines = [...part.matchAll(/^ {2}(\w+): (true|false)$/gmu)];
  return Object.fromEntries(
    lines.filter(([, name]) => name !== 'resetAdHocDarwinSignature').map(([, name, value]) => [wireName(name), value === 'true']),
  );
}

/** How a fuse is written in the program: the letters 1 and 0. */
const [ON, OFF] = [0x31, 0x30];

/** Reads a program's fuses back; answers what differs from what was asked for, as sentences. */
export async function wrongFuses(program, wanted = readWantedFuses()) {
  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const wire = await getCurrentFuseWire(program);
  return Object.entries(wanted).flatMap(([name, value]) => {
    const state = wire[FuseV1Options[name]];
    return state === (value ? ON : OFF) ? [] : [`${name} should be ${value ? 'on' : 'off'} and is not`];
  });
}
