import { beforeEach, describe, expect, it } from 'vitest';
import { readRecord } from '#renderer/data/read.ts';
import { readSetting } from '#renderer/data/settings.ts';
import { readLead } from '#renderer/data/leads.ts';
import { captureScan } from '#renderer/features/capture/captureScan.ts';
import { adoptScanner } from '#renderer/features/scanner/adoptScanner.ts';
import { hearScan, profileOfGuess } from '#renderer/features/scanner/hearScan.ts';
import { putOff, useScanner } from '#renderer/features/scanner/scannerState.ts';
import { takeCalibration } from '#renderer/features/scanner/takeCalibration.ts';
import { firstScanner, type KeyLayout, type ScannerProfile } from '#shared/domain/scanner.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import { barCodes, testCode, wholeCode } from '#shared/formats/keyboard/calibrationCode.ts';
import { newScannerScan } from '#shared/formats/keyboard/readScanned.ts';
import { typeText } from '#shared/formats/keyboard/typeText.ts';
import { hear } from '#test/unit/shared/formats/keyboard/computer.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

const scanOf = (text: string, layout: KeyLayout, profile?: ScannerProfile) =>
  newScannerScan(
    hear(typeText(`${text}\n`, { layout, caps: 'ignored', deadKeys: true, altCodes: 'never', altPage: 'ansi' }, false).strokes, 'us'),
    profile,
  );
const CARD = 'BEGIN:VCARD\nVERSION:3.0\nN:Quarezzo;Zoé;;;\nFN:Zoé Quarezzo\nEMAIL:zoe@quarezzo.example\nEND:VCARD';

beforeEach(() => useScanner.setState(useScanner.getInitialState(), true));

describe('a scanner nobody has set up', () => {
  it('is understood from its first vCard, and its earlier scans are read again once the offer is taken', async () => {
    const { store } = await newTestStore();
    const show = sampleShow({ now: 0, newId: () => 'show', zone: 'Europe/Paris', language: 'en' });
    const context = { store, showId: show.id, country: 'FR' };
    const first = hearScan(scanOf('QA-1234', 'fr'), undefined);
    expect(first.text).toBe('AQ6!@#$');
    const [waiting] = await captureScan(context, first);
    const second = hearScan(scanOf(CARD, 'fr'), undefined);
    expect(second.text).toBe(CARD);
    const [named] = await captureScan(context, second);
    expect(named?.lead.contact.emails?.[0]?.value).toBe('zoe@quarezzo.example');
    const offer = useScanner.getState().offer;
    expect(offer).toMatchObject({ layout: 'fr', rivals: [], isSure: true });
    if (offer === null || waiting === undefined) throw new Error('nothing offered');
    await adoptScanner(store, show, profileOfGuess(offer));
    expect((await readSetting(store)).scanner).toMatchObject({ layout: 'fr', foundBy: 'scans' });
    expect((await readLead(store, waiting.lead.id))?.badgeCode).toBe('QA-1234');
    const captures = await store.db.captures.toArray();
    const texts = await Promise.all(captures.map(async ({ id }) => (await readRecord(store, 'captures', id))?.scan.text));
    expect(new Set(texts)).toEqual(new Set([CARD, 'QA-1234']));
    expect(useScanner.getState().offer).toBeNull();
    const commits = await store.db.history.count();
    await adoptScanner(store, show, profileOfGuess(offer));
    // only the setting itself is written again
    expect(await store.db.history.count()).toBe(commits + 1);
  });

  it('is left as it is when the offer was refused, and never asked about when it is known', () => {
    putOff();
    expect(hearScan(scanOf(CARD, 'de'), undefined).text).not.toBe(CARD);
    expect(useScanner.getState().offer).toBeNull();
    useScanner.setState({ isDeclined: false });
    hearScan(scanOf(CARD, 'de', firstScanner), firstScanner);
    expect(useScanner.getState().offer).toBeNull();
  });
});

describe('the calibration code', () => {
  it('is no visitor: it makes the profile, whatever is known before', () => {
    expect(takeCalibration(scanOf(wholeCode.text, 'be'), firstScanner)).toMatchObject({ kind: 'calibration', profile: { layout: 'be' } });
    expect(takeCalibration(scanOf(CARD, 'be'), undefined)).toBeNull();
    expect(takeCalibration({ source: 'camera', text: wholeCode.text }, undefined)).toEqual({ kind: 'camera' });
    expect(takeCalibration({ source: 'camera', text: CARD }, undefined)).toBeNull();
  });

  it('comes in three bars for lasers, which together tell what one alone does not', () => {
    const taken = barCodes.map(({ text }) => takeCalibration(scanOf(text, 'es'), undefined));
    expect(taken.at(-1)).toMatchObject({ kind: 'calibration', profile: { layout: 'es' } });
    expect(Object.keys(useScanner.getState().pieces)).toEqual(['1', '2', '3']);
  });

  it('has a test that passes only when all came through', () => {
    const uk: ScannerProfile = { ...firstScanner, layout: 'uk' };
    expect(takeCalibration(scanOf(testCode, 'uk', uk), uk)).toEqual({ kind: 'test' });
    expect(useScanner.getState().test).toMatchObject({ isRight: false, missing: 'ü' });
    takeCalibration(scanOf(testCode, 'es', uk), uk);
    expect(useScanner.getState().test?.isRight).toBe(false);
    const es: ScannerProfile = { ...firstScanner, layout: 'es' };
    takeCalibration(scanOf(testCode, 'es', es), es);
    expect(useScanner.getState().test).toEqual({ text: testCode, missing: '', isRight: true });
  });
});
