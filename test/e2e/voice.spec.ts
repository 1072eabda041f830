import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { type Booth, goRapid, goTo, openLead, story, typeVisitor } from './booth.ts';
import { focusWindow, typeScans } from './keyboard.ts';
import { newPerson } from './people.ts';

/** Chromium's own microphone: a beep every second. */
const BEEPS = ['--use-fake-device-for-media-stream'];
const guest = newPerson(11);
const other = newPerson(12);

const bar = (page: Page) => page.getByTestId('memo-bar');
const memos = (page: Page) => page.getByTestId('timeline').locator('[data-kind=voice]');

/** Puts a visitor into the show; their page is open afterwards. */
async function welcome({ page }: Pick<Booth, 'page'>, person = guest): Promise<void> {
  await goTo(page, 'Capture');
  await typeVisitor(page, person);
  await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible();
}

/** Seconds of a clock such as `0:07 / 0:12`: where it is and how long it is. */
async function clockOf(page: Page, at = 0): Promise<{ now: number; total: number }> {
  const words = await memos(page).nth(at).getByTestId('memo-clock').innerText();
  const [now = NaN, total = NaN] = words.split('/').map((part) => {
    const [minutes = NaN, seconds = NaN] = part.trim().split(':').map(Number);
    return minutes * 60 + seconds;
  });
  return { now, total };
}

/** Speaks for some seconds: until the bar's clock says so. */
const speak = (page: Page, seconds: number): Promise<void> =>
  expect(page.getByTestId('memo-elapsed')).toHaveText(new RegExp(`^0:0${seconds}`, 'u'), { timeout: 20_000 });

story('a voice memo is recorded, survives a crash, and plays', async ({ start }) => {
  const first = await start({ args: BEEPS });
  const { page, profile } = first;
  await welcome(first);
  await page.keyboard.press('r', { delay: 60 });
  await expect(bar(page)).toBeVisible();
  // the beep moves the meter
  await expect
    .poll(() =>
      page
        .getByTestId('memo-level')
        .locator('div')
        .evaluate((level) => new DOMMatrix(getComputedStyle(level).transform).a),
    )
    .toBeGreaterThan(0.3);
  await speak(page, 6);
  await expect(bar(page)).toHaveAttribute('data-state', 'saved');
  await first.kill();

  const again = await start({ profile, args: BEEPS });
  await openLead(again.page, guest.name);
  await expect(memos(again.page)).toHaveCount(1);
  const kept = await clockOf(again.page);
  expect(kept.total).toBeGreaterThanOrEqual(3);

  const player = memos(again.page).getByTestId('memo-player');
  await player.getByRole('button', { name: 'Play the memo' }).press('Enter');
  await expect(player.getByRole('button', { name: 'Pause the memo' })).toBeVisible();
  await expect.poll(async () => (await clockOf(again.page)).now, { timeout: 15_000 }).toBeGreaterThanOrEqual(2);
  await player.getByRole('button', { name: 'Pause the memo' }).press('Enter');
  await player.getByRole('slider').press('Home');
  await expect.poll(async () => (await clockOf(again.page)).now).toBe(0);
  await player.getByRole('slider').press('ArrowRight');
  await expect.poll(async () => (await clockOf(again.page)).now).toBe(1);
  expect((await clockOf(again.page)).total).toBeGreaterThanOrEqual(3);

  // sealed: no WebM (EBML's magic number) lies on the disk
  const folder = join(profile, 'media');
  for (const name of await readdir(folder))
    expect((await readFile(join(folder, name))).includes(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))).toBe(false);
});

story('words under a memo are found by the search of the list', async ({ start }) => {
  const booth = await start({ args: BEEPS });
  const { page } = booth;
  await welcome(booth, other);
  await welcome(booth);
  await page.getByRole('button', { name: 'Voice memo' }).click();
  await speak(page, 2);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(bar(page)).toBeHidden();
  await page.getByRole('button', { name: 'Add words' }).click();
  await page.getByLabel('What the memo is about').pressSequentially('zirconium seals', { delay: 60 });
  await page.keyboard.press('Enter');
  await expect(memos(page).getByText('zirconium seals')).toBeVisible();
  await goTo(page, 'Leads');
  await page.getByRole('searchbox', { name: 'Search' }).fill('zirconium');
  await expect(page.getByTestId('lead-grid').getByRole('row').filter({ hasText: guest.name })).toBeVisible();
  await expect(page.getByTestId('lead-grid').getByRole('row').filter({ hasText: other.name })).toHaveCount(0);
});

story('leaving the page, the next badge and closing the window end a memo, keep it, and let go of the microphone', async ({ start }) => {
  const first = await start({ args: BEEPS });
  const { app, page, profile } = first;
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    const streams: MediaStream[] = [];
    Object.assign(window, { streams });
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      streams.push(stream);
      return stream;
    };
  });
  const listening = (): Promise<number> =>
    page.evaluate(() => {
      const { streams } = window as unknown as { streams: MediaStream[] }; // put there above
      return streams.flatMap((stream) => stream.getAudioTracks()).filter(({ readyState }) => readyState === 'live').length;
    });
  await welcome(first);
  expect(await listening()).toBe(0);
  await page.keyboard.press('r', { delay: 60 });
  await speak(page, 2);
  expect(await listening()).toBe(1);
  await page.keyboard.press('Alt+2', { delay: 60 });
  await expect.poll(listening).toBe(0);
  await openLead(page, guest.name);
  await expect(memos(page)).toHaveCount(1);

  await goTo(page, 'Capture');
  await goRapid(page);
  await openLead(page, guest.name);
  await page.keyboard.press('r', { delay: 60 });
  await speak(page, 2);
  await focusWindow(app);
  await typeScans([`MECARD:N:${other.family},${other.given};ORG:${other.company};EMAIL:${other.email};;`], { delay: 2, pause: 300 });
  await expect.poll(listening).toBe(0);
  await expect(memos(page)).toHaveCount(2);
  await openLead(page, other.name);
  await expect(memos(page)).toHaveCount(0);

  await openLead(page, guest.name);
  await page.keyboard.press('r', { delay: 60 });
  await speak(page, 2);
  const gone = new Promise<void>((resolve) => app.process().once('exit', () => resolve()));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await gone;
  const again = await start({ profile });
  await openLead(again.page, guest.name);
  await expect(memos(again.page)).toHaveCount(3);
  for (const at of [0, 1, 2]) expect((await clockOf(again.page, at)).total).toBeGreaterThanOrEqual(2);
});

/** Two seconds of silence as a WAV (RIFF, 16-bit mono PCM at 16 kHz); Chromium plays it again and again. */
function silence(): Buffer {
  const [rate, samples] = [16_000, 32_000];
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  return wav;
}

story('a microphone that hears nothing, is refused or is not there is told, and the note stays as it was', async ({ folder, start }) => {
  const mute = join(folder, 'mute.wav');
  await writeFile(mute, silence());
  const booth = await start({ args: [...BEEPS, `--use-file-for-fake-audio-capture=${mute}`] });
  const { app, page } = booth;
  await welcome(booth);
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill('Wants a quote');
  await expect(page.getByTestId('note-state')).toHaveText('Saved');
  await page.keyboard.press('Escape', { delay: 60 });
  await page.keyboard.press('r', { delay: 60 });
  await expect(page.getByText('The microphone hears nothing.')).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press('r', { delay: 60 });
  await expect(bar(page)).toBeHidden();
  await expect(memos(page)).toHaveCount(1);

  // camera and microphone by one ask are refused although each is there
  const both = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
      () => 'granted',
      (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
    ),
  );
  expect(both).toBe('NotAllowedError');
  await app.evaluate(({ session }) => {
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    session.defaultSession.setPermissionCheckHandler(() => false);
  });
  await page.keyboard.press('r', { delay: 60 });
  await expect(page.getByRole('alert').filter({ hasText: 'The microphone was refused.' })).toBeVisible();
  await expect(note).toHaveValue('Wants a quote');
  await expect(memos(page)).toHaveCount(1);
});

story('a phrase is written into the note by its key, and the text survives leaving, closing and a crash', async ({ start }) => {
  const first = await start();
  const { app, page, profile } = first;
  await goTo(page, 'Show');
  const panel = page.getByTestId('phrases');
  await panel.getByRole('textbox').fill('Asked by {name} of {company}.\nSend the price list');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Phrases saved')).toBeVisible();
  await welcome(first);
  const note = page.getByRole('textbox', { name: 'Note' });
  await page.keyboard.press('m', { delay: 60 });
  await expect(note).toBeFocused();
  await page.keyboard.type('Ten', { delay: 60 });
  await page.keyboard.press('Control+1', { delay: 60 });
  const asked = `Ten Asked by ${guest.name} of ${guest.company}.`;
  await expect(note).toHaveValue(asked);
  await page.keyboard.press('Home', { delay: 60 });
  await page.keyboard.press('Control+2', { delay: 60 });
  await page.keyboard.type('now ', { delay: 60 });
  await expect(note).toHaveValue(`Send the price list now ${asked}`);
  await page.keyboard.press('Alt+2', { delay: 60 });
  await openLead(page, guest.name);
  const talk = page.getByTestId('timeline');
  await expect(talk.getByText(`Send the price list now ${asked}`)).toBeVisible();

  await page.getByRole('button', { name: 'Phrases', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Send the price list/u }).click();
  await expect(note).toHaveValue('Send the price list');
  await page.keyboard.type(' and the last word', { delay: 45 });
  // closed right behind the last key
  const gone = new Promise<void>((resolve) => app.process().once('exit', () => resolve()));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await gone;

  const second = await start({ profile });
  await openLead(second.page, guest.name);
  await expect(second.page.getByTestId('timeline').getByText('Send the price list and the last word')).toBeVisible();
  await second.page.keyboard.press('m', { delay: 60 });
  await expect(second.page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await second.page.keyboard.type('In the middle of a sen', { delay: 45 });
  await expect(second.page.getByTestId('note-state')).toHaveText('Saved');
  await second.kill();
  const third = await start({ profile });
  await openLead(third.page, guest.name);
  await expect(third.page.getByTestId('timeline').getByText('In the middle of a sen')).toBeVisible();
  await third.page
    .getByTestId('timeline')
    .locator('li')
    .filter({ hasText: 'In the middle' })
    .getByRole('button', { name: 'Go on writing' })
    .click();
  await expect(third.page.getByRole('textbox', { name: 'Note' })).toHaveValue('In the middle of a sen');
});
