import i18next, { t } from 'i18next';
import { discardLead } from '#renderer/data/leads.ts';
import { readSetting, saveSetting } from '#renderer/data/settings.ts';
import { playTone } from '#renderer/devices/sound.ts';
import type { Tone } from '#renderer/devices/sound.ts';
import { showFeedback, takeUndoable, useCapture } from '#renderer/features/capture/captureState.ts';
import type { CommandFeedback } from '#renderer/features/capture/captureState.ts';
import { commandWords } from '#renderer/features/desk/commandWords.ts';
import type { Command } from '#shared/domain/command.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { readCommand } from '#shared/formats/commandCode.ts';
import type { CommandCode } from '#shared/formats/commandCode.ts';
import { signAs } from './atWork.ts';
import { isAloneInView } from './codesInView.ts';
import { doCommand } from './commandDeeds.ts';
import type { LeadCommand } from './commandDeeds.ts';
import { isRepeat, letGo, readLeadInHand, remember, takeLastCommand } from './leadInHand.ts';
import type { Door } from './door.ts';
import { joinPieces } from './piecesOfCode.ts';
import { goTo } from './route.ts';

/** What is told of a command: the large line, and a word more. */
type Told = { readonly kind: CommandFeedback; readonly line: string; readonly more?: string; readonly lead?: Lead };

const TONES: Readonly<Record<CommandFeedback, Tone>> = { done: 'good', already: 'again', refused: 'error' };

/** Tells what a command did, as large and as loud as a capture. */
function tell({ capturing }: Door, { kind, line, more = '', lead }: Told): void {
  showFeedback({ kind, name: line, company: more, visits: lead?.visits ?? 0, leadId: lead?.id ?? null });
  if (capturing.hasSound) playTone(TONES[kind]);
}

const language = (): 'en' | 'fr' => (i18next.resolvedLanguage === 'fr' ? 'fr' : 'en');

const about = (words: string, lead: Lead): string => t('desk.about', { words, name: nameOf(lead) || t('capture.unnamed') });

/** Who is at the laptop, or rapid mode: kept in its settings; taken back like any other command. */
async function setLaptop(door: Door, label: string, wish: { staffId?: Door['setting']['staffId']; isRapid?: boolean }): Promise<Told> {
  const { store } = door.capturing;
  const { staffId, isRapid } = await readSetting(store);
  const isSo = (wish.staffId ?? staffId) === staffId && (wish.isRapid ?? isRapid) === isRapid;
  if (isSo) return { kind: 'already', line: label, more: t('desk.already') };
  const save = async (patch: typeof wish): Promise<void> => {
    const setting = await saveSetting(store, patch);
    // the next scan may come before the screen has followed the settings
    signAs(setting.staffId);
  };
  await save(wish);
  remember({ leadId: null, label, undo: () => save({ staffId, isRapid }) }, store.now());
  return { kind: 'done', line: label, more: t(wish.staffId === undefined ? 'desk.laptop_set' : 'desk.staff_set') };
}

/** Takes back the last command about the lead in hand; when there is none, its capture. */
async function undoLast({ capturing: { store }, show }: Door): Promise<Told> {
  const lead = await readLeadInHand(store, show.id);
  const last = takeLastCommand(lead?.id);
  if (last !== undefined) {
    await last.undo();
    const line = lead === undefined || last.leadId === null ? last.label : about(last.label, lead);
    return { kind: 'done', line: t('desk.undone', { line }), more: t('desk.undone_more') };
  }
  if (lead === undefined || useCapture.getState().undoable?.leadId !== lead.id)
    return { kind: 'refused', line: t('capture.undo_none'), more: t('desk.undo_none_more') };
  takeUndoable();
  await discardLead(store, lead.id);
  letGo();
  goTo({ page: 'capture' });
  return { kind: 'done', line: t('capture.undone', { name: nameOf(lead) || t('capture.unnamed') }) };
}

function takeNext(): Told {
  letGo();
  goTo({ page: 'capture' });
  return { kind: 'done', line: t('desk.next_done'), more: t('desk.next_more') };
}

/** Does a command to the lead in hand, and keeps how to take it back. */
async function commandLead(door: Door, command: LeadCommand, label: string): Promise<Told> {
  const { store } = door.capturing;
  const lead = await readLeadInHand(store, door.show.id);
  if (lead === undefined) return { kind: 'refused', line: t('desk.no_lead'), more: t('desk.no_lead_more', { words: label }) };
  const outcome = await doCommand({ store, show: door.show, lead, language: language() }, command);
  if (outcome.kind === 'done') remember({ leadId: lead.id, label, undo: outcome.undo }, store.now());
  return { kind: outcome.kind, line: about(label, lead), more: outcome.more ?? '', lead };
}

function obey(door: Door, command: Command, label: string): Promise<Told> | Told {
  if (command.kind === 'staff') return setLaptop(door, label, { staffId: command.staffId });
  if (command.kind !== 'control') return commandLead(door, command, label);
  switch (command.control) {
    case 'next':
      return takeNext();
    case 'undo':
      return undoLast(door);
    case 'rapid-on':
      return setLaptop(door, label, { isRapid: true });
    case 'rapid-off':
      return setLaptop(door, label, { isRapid: false });
  }
}

/** Obeys one code and tells it. What cannot be saved is told in red and thrown on, like a capture. */
async function obeyCode(door: Door, { key, command }: CommandCode): Promise<void> {
  if (isRepeat(key, door.capturing.store.now())) return;
  const label = commandWords(command, door.show, language());
  try {
    tell(door, await obey(door, command, label));
  } catch (error) {
    tell(door, { kind: 'refused', line: label, more: t('capture.failed') });
    throw error;
  }
}

/**
 * Takes the codes of a desk sheet: what they say is done to the lead in hand and told in large type. A code of another show, of an
 * older sheet, one not read in full, or several before the camera at once are told too, and never become visitors. False for every
 * other scan.
 */
export async function receiveCommand(door: Door, scan: Scan): Promise<boolean> {
  const { now } = door.capturing.store;
  const reading = readCommand(joinPieces(scan, door.show, now()), door.show);
  if (reading === null) return false;
  const kind = (await isAloneInView(scan, now)) ? reading.kind : 'several';
  if (kind === 'command' && reading.kind === 'command') await obeyCode(door, reading.code);
  else if (kind !== 'command' && !isRepeat(kind, now()))
    tell(door, { kind: 'refused', line: t(`desk.code.${kind}`), more: t(`desk.code_more.${kind}`) });
  return true;
}
