import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

describe('the packaged booth', () => {
  const recipe = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

  it.each([
    ['runAsNode', false],
    ['enableNodeOptionsEnvironmentVariable', false],
    ['enableNodeCliInspectArguments', false],
    ['onlyLoadAppFromAsar', true],
    ['enableEmbeddedAsarIntegrityValidation', true],
    ['grantFileProtocolExtraPrivileges', false],
  ])('is shipped with the fuse %s set to %s', (fuse, value) => {
    expect(recipe.match(new RegExp(`^ {2}${fuse}: (\\w+)$`, 'gmu'))).toEqual([`  ${fuse}: ${value}`]);
  });

  it('has an asar, and no door for other programs', () => {
    expect(recipe).toMatch(/^asar: true$/mu);
    expect(recipe).toMatch(/^afterPack: scripts\/afterPack\.mjs$/mu);
    expect(readFileSync(join(root, 'scripts', 'afterPack.mjs'), 'utf8')).toContain('default_app.asar');
  });
});
