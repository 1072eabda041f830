import { describe, expect, it } from 'vitest';
import { fitBounds } from '#electron/main/bounds.ts';
import { readError, readLine } from '#electron/main/logLine.ts';
import { newMenu } from '#electron/main/menu.ts';
import { readStart } from '#electron/main/start.ts';
import { readLanguage, wordsOf } from '#electron/main/words.ts';

const screen = { x: 0, y: 0, width: 1440, height: 900 };
const saved = { x: 100, y: 50, width: 1000, height: 700, isMaximized: false };

describe('the window of the booth', () => {
  it('comes back where it was', () => {
    expect(fitBounds(saved, [screen])).toEqual({ x: 100, y: 50, width: 1000, height: 700 });
  });

  it('comes back on the laptop when the big screen of the show is gone', () => {
    expect(fitBounds({ ...saved, x: 2500 }, [screen])).toEqual({ width: 1280, height: 840 });
    expect(fitBounds({ ...saved, y: -400 }, [screen])).toEqual({ width: 1280, height: 840 });
    expect(fitBounds({ ...saved, y: 890 }, [screen])).toEqual({ width: 1280, height: 840 });
  });

  it('is never larger than its screen nor too small to use', () => {
    expect(fitBounds({ ...saved, width: 9000, height: 10 }, [screen])).toMatchObject({ width: 1440, height: 540 });
  });
});

const labels = (isPackaged: boolean): string =>
  JSON.stringify(newMenu({ words: wordsOf('fr'), isMac: false, isPackaged, isLocked: false, send: () => undefined }));

describe('the menu of the booth', () => {
  it('speaks the language of the system', () => {
    expect([readLanguage('fr-CH'), readLanguage('en-GB'), readLanguage('de')]).toEqual(['fr', 'en', 'en']);
    expect(labels(true)).toContain('Édition');
  });

  it('asks nothing of the screens while they are locked, and can still be left', () => {
    const template = newMenu({ words: wordsOf('en'), isMac: false, isPackaged: true, isLocked: true, send: () => undefined });
    const said = JSON.stringify(template);
    for (const id of ['export', 'settings', 'lock', 'new-scan', 'search', 'keys']) expect(said).not.toContain(`"${id}"`);
    expect(said).toContain('Quit');
  });

  it('has reloading and developer tools in development only', () => {
    expect(labels(false)).toContain('toggleDevTools');
    expect(labels(true)).not.toMatch(/toggleDevTools|reload/iu);
  });
});

describe('how the program is started', () => {
  it('takes folders as typed, relative to where the person is', () => {
    const start = readStart(['electron', '.', '--profile', 'data', '--save-to=/out'], '/home/booth');
    expect(start).toEqual({ profile: '/home/booth/data', saveTo: '/out', open: null });
    expect(readStart(['electron', '.', '--profile'], '/home/booth')).toEqual({ profile: null, saveTo: null, open: null });
  });
});

describe('the log of the booth', () => {
  it('withholds whatever could be a name, an address or a scan', () => {
    expect(readLine('sync.refused', { id: '0190f0c4-0000-7000-8000-000000000000', leads: 3 })).toBe(
      'sync.refused id=0190f0c4-0000-7000-8000-000000000000 leads=3',
    );
    expect(readLine('lead Ada', { who: 'ada@example.org', name: 'Ada L', name2: 'Zoé' })).toBe(
      '(withheld) who=(withheld) name=(withheld) name2=(withheld)',
    );
  });

  it('keeps the place of a bug, not its message', () => {
    const found = readError(new TypeError('cannot read Ada Lovelace'));
    expect(found.name).toBe('TypeError');
    expect(found.where[0]).toMatch(/^window\.test\.ts:\d+$/u);
    expect(JSON.stringify(found)).not.toContain('Ada');
  });
});
