import type { Language } from '#shared/ipc/app.ts';

const en = {
  file: '&File',
  edit: '&Edit',
  view: '&View',
  go: '&Go',
  help: '&Help',
  settings: 'Settings…',
  lock: 'Lock',
  quit: 'Quit',
  close: 'Close window',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Actual size',
  fullscreen: 'Full screen',
  reload: 'Reload',
  devtools: 'Developer tools',
  newScan: 'Capture',
  search: 'Search and commands…',
  export: 'Hand over…',
  keys: 'Keys',
  about: 'About Boothbook',
  bug: 'Boothbook met an error it did not expect.',
  bugDetail: 'What was shown as saved is safe. If it comes back, restart the program.',
  goOn: 'Go on',
  restart: 'Restart',
  gone: 'The screen of Boothbook stopped.',
  goneDetail: 'What was shown as saved is safe.',
  again: 'Open it again',
};

/** Main's own words: the menu, and what is said when a screen cannot say it. */
export type Words = Readonly<Record<keyof typeof en, string>>;

const fr: Words = {
  file: '&Fichier',
  edit: '&Édition',
  view: '&Affichage',
  go: 'A&ller',
  help: 'Ai&de',
  settings: 'Réglages…',
  lock: 'Verrouiller',
  quit: 'Quitter',
  close: 'Fermer la fenêtre',
  undo: 'Annuler',
  redo: 'Rétablir',
  cut: 'Couper',
  copy: 'Copier',
  paste: 'Coller',
  selectAll: 'Tout sélectionner',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  zoomReset: 'Taille réelle',
  fullscreen: 'Plein écran',
  reload: 'Recharger',
  devtools: 'Outils de développement',
  newScan: 'Saisie',
  search: 'Recherche et commandes…',
  export: 'Transmettre…',
  keys: 'Touches',
  about: 'À propos de Boothbook',
  bug: 'Boothbook a rencontré une erreur imprévue.',
  bugDetail: 'Ce qui était affiché comme enregistré est en sécurité. Si cela se reproduit, redémarrez le programme.',
  goOn: 'Continuer',
  restart: 'Redémarrer',
  gone: 'L’écran de Boothbook s’est arrêté.',
  goneDetail: 'Ce qui était affiché comme enregistré est en sécurité.',
  again: 'Le rouvrir',
};

/** Words of a language. */
export const wordsOf = (language: Language): Words => (language === 'fr' ? fr : en);

/** The language for a tag of the system, such as `fr-CH`; English when we do not speak it. */
export const readLanguage = (tag: string): Language => (/^fr\b/iu.test(tag) ? 'fr' : 'en');
