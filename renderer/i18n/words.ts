import enAgenda from './en/agenda.json';
import enApp from './en/app.json';
import enAudit from './en/audit.json';
import enBackup from './en/backup.json';
import enCalendar from './en/calendar.json';
import enCapsule from './en/capsule.json';
import enCapture from './en/capture.json';
import enCards from './en/cards.json';
import enCoach from './en/coach.json';
import enDayclose from './en/dayclose.json';
import enDefinitions from './en/definitions.json';
import enDesk from './en/desk.json';
import enFigures from './en/figures.json';
import enFiles from './en/files.json';
import enFollowup from './en/followup.json';
import enFunnel from './en/funnel.json';
import enHandover from './en/handover.json';
import enHelp from './en/help.json';
import enHistory from './en/history.json';
import enInvite from './en/invite.json';
import enLeadlist from './en/leadlist.json';
import enLeads from './en/leads.json';
import enLists from './en/lists.json';
import enLive from './en/live.json';
import enLock from './en/lock.json';
import enPlan from './en/plan.json';
import enPrivacy from './en/privacy.json';
import enProtect from './en/protect.json';
import enQualify from './en/qualify.json';
import enQuestions from './en/questions.json';
import enReport from './en/report.json';
import enReview from './en/review.json';
import enRoi from './en/roi.json';
import enSafety from './en/safety.json';
import enSale from './en/sale.json';
import enScanner from './en/scanner.json';
import enSettings from './en/settings.json';
import enSetup from './en/setup.json';
import enShows from './en/shows.json';
import enSource from './en/source.json';
import enTarget from './en/target.json';
import enTeach from './en/teach.json';
import enTeam from './en/team.json';
import enUpdate from './en/update.json';
import enVault from './en/vault.json';
import enVisitor from './en/visitor.json';
import enVoice from './en/voice.json';
import frAgenda from './fr/agenda.json';
import frApp from './fr/app.json';
import frAudit from './fr/audit.json';
import frBackup from './fr/backup.json';
import frCalendar from './fr/calendar.json';
import frCapsule from './fr/capsule.json';
import frCapture from './fr/capture.json';
import frCards from './fr/cards.json';
import frCoach from './fr/coach.json';
import frDayclose from './fr/dayclose.json';
import frDefinitions from './fr/definitions.json';
import frDesk from './fr/desk.json';
import frFigures from './fr/figures.json';
import frFiles from './fr/files.json';
import frFollowup from './fr/followup.json';
import frFunnel from './fr/funnel.json';
import frHandover from './fr/handover.json';
import frHelp from './fr/help.json';
import frHistory from './fr/history.json';
import frInvite from './fr/invite.json';
import frLeadlist from './fr/leadlist.json';
import frLeads from './fr/leads.json';
import frLists from './fr/lists.json';
import frLive from './fr/live.json';
import frLock from './fr/lock.json';
import frPlan from './fr/plan.json';
import frPrivacy from './fr/privacy.json';
import frProtect from './fr/protect.json';
import frQualify from './fr/qualify.json';
import frQuestions from './fr/questions.json';
import frReport from './fr/report.json';
import frReview from './fr/review.json';
import frRoi from './fr/roi.json';
import frSafety from './fr/safety.json';
import frSale from './fr/sale.json';
import frScanner from './fr/scanner.json';
import frSettings from './fr/settings.json';
import frSetup from './fr/setup.json';
import frShows from './fr/shows.json';
import frSource from './fr/source.json';
import frTarget from './fr/target.json';
import frTeach from './fr/teach.json';
import frTeam from './fr/team.json';
import frUpdate from './fr/update.json';
import frVault from './fr/vault.json';
import frVisitor from './fr/visitor.json';
import frVoice from './fr/voice.json';

/** English is the type of every word: a key that is missing here does not compile. */
export const en = {
  agenda: enAgenda,
  app: enApp,
  audit: enAudit,
  backup: enBackup,
  calendar: enCalendar,
  capsule: enCapsule,
  capture: enCapture,
  cards: enCards,
  coach: enCoach,
  dayclose: enDayclose,
  definitions: enDefinitions,
  desk: enDesk,
  figures: enFigures,
  files: enFiles,
  followup: enFollowup,
  funnel: enFunnel,
  handover: enHandover,
  help: enHelp,
  history: enHistory,
  invite: enInvite,
  leadlist: enLeadlist,
  leads: enLeads,
  lists: enLists,
  live: enLive,
  lock: enLock,
  plan: enPlan,
  privacy: enPrivacy,
  protect: enProtect,
  qualify: enQualify,
  questions: enQuestions,
  report: enReport,
  review: enReview,
  roi: enRoi,
  safety: enSafety,
  sale: enSale,
  scanner: enScanner,
  settings: enSettings,
  setup: enSetup,
  shows: enShows,
  source: enSource,
  target: enTarget,
  teach: enTeach,
  team: enTeam,
  update: enUpdate,
  vault: enVault,
  visitor: enVisitor,
  voice: enVoice,
};

/** French, with the very same keys (plural forms apart: French has `_many`). */
export const fr = {
  agenda: frAgenda,
  app: frApp,
  audit: frAudit,
  backup: frBackup,
  calendar: frCalendar,
  capsule: frCapsule,
  capture: frCapture,
  cards: frCards,
  coach: frCoach,
  dayclose: frDayclose,
  definitions: frDefinitions,
  desk: frDesk,
  figures: frFigures,
  files: frFiles,
  followup: frFollowup,
  funnel: frFunnel,
  handover: frHandover,
  help: frHelp,
  history: frHistory,
  invite: frInvite,
  leadlist: frLeadlist,
  leads: frLeads,
  lists: frLists,
  live: frLive,
  lock: frLock,
  plan: frPlan,
  privacy: frPrivacy,
  protect: frProtect,
  qualify: frQualify,
  questions: frQuestions,
  report: frReport,
  review: frReview,
  roi: frRoi,
  safety: frSafety,
  sale: frSale,
  scanner: frScanner,
  settings: frSettings,
  setup: frSetup,
  shows: frShows,
  source: frSource,
  target: frTarget,
  teach: frTeach,
  team: frTeam,
  update: frUpdate,
  vault: frVault,
  visitor: frVisitor,
  voice: frVoice,
};
