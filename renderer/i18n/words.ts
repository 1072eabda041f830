import enAgenda from './en/agenda.json';
import enApp from './en/app.json';
import enCapture from './en/capture.json';
import enCards from './en/cards.json';
import enCoach from './en/coach.json';
import enDesk from './en/desk.json';
import enHandover from './en/handover.json';
import enHistory from './en/history.json';
import enLeads from './en/leads.json';
import enLists from './en/lists.json';
import enQualify from './en/qualify.json';
import enScanner from './en/scanner.json';
import enSettings from './en/settings.json';
import enShows from './en/shows.json';
import enTeach from './en/teach.json';
import enVault from './en/vault.json';
import frAgenda from './fr/agenda.json';
import frApp from './fr/app.json';
import frCapture from './fr/capture.json';
import frCards from './fr/cards.json';
import frCoach from './fr/coach.json';
import frDesk from './fr/desk.json';
import frHandover from './fr/handover.json';
import frHistory from './fr/history.json';
import frLeads from './fr/leads.json';
import frLists from './fr/lists.json';
import frQualify from './fr/qualify.json';
import frScanner from './fr/scanner.json';
import frSettings from './fr/settings.json';
import frShows from './fr/shows.json';
import frTeach from './fr/teach.json';
import frVault from './fr/vault.json';

/** English is the type of every word: a key that is missing here does not compile. */
export const en = {
  agenda: enAgenda,
  app: enApp,
  capture: enCapture,
  cards: enCards,
  coach: enCoach,
  desk: enDesk,
  handover: enHandover,
  history: enHistory,
  leads: enLeads,
  lists: enLists,
  qualify: enQualify,
  scanner: enScanner,
  settings: enSettings,
  shows: enShows,
  teach: enTeach,
  vault: enVault,
};

/** French, with the very same keys (plural forms apart: French has `_many`). */
export const fr = {
  agenda: frAgenda,
  app: frApp,
  capture: frCapture,
  cards: frCards,
  coach: frCoach,
  desk: frDesk,
  handover: frHandover,
  history: frHistory,
  leads: frLeads,
  lists: frLists,
  qualify: frQualify,
  scanner: frScanner,
  settings: frSettings,
  shows: frShows,
  teach: frTeach,
  vault: frVault,
};
