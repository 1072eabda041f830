/** What people in a job see to. */
export const JOB_GROUPS = [
  'purchasing',
  'maintenance',
  'quality',
  'logistics',
  'engineering',
  'production',
  'it',
  'finance',
  'people',
  'marketing',
  'sales',
  'project',
  'study',
  'direction',
  'other',
] as const;
export type JobGroup = (typeof JOB_GROUPS)[number];

/**
 * Beginnings of words in job titles (English, French, German, Spanish, Italian), folded: no accents, lower case. A title belongs to the
 * first group it names, in this order: a director of purchasing sees to purchasing, a director of nothing else directs. `=` asks for
 * the whole word.
 */
const TEXTS: readonly (readonly [JobGroup, string])[] = [
  ['study', 'student etudiant stagiaire intern= trainee apprenti alternant estudiante studente werkstudent'],
  ['purchasing', 'purchas buyer procure sourcing achat achet approvision einkauf compras comprador acquist'],
  ['maintenance', 'mainten instandhalt wartung mantenimiento manutenzione reliability service='],
  ['quality', 'qualit qhse hse= qse= calidad safety securite sicherheit'],
  ['logistics', 'logist supply warehouse entrepot lager transport almacen magazzin'],
  ['it', 'it= cio= cto= dsi= informati software logiciel data= digital system developer developpeur entwickler'],
  ['finance', 'financ finanz cfo= daf= accountant comptab controlling controlleur buchhalt contab'],
  ['people', 'human hr= rh= drh= recruit recrut personall personalab talent'],
  ['marketing', 'market communic kommunikation brand cmo= comunica'],
  ['sales', 'sales commercial vente vendeu vertrieb verkauf venta vendit account= business affaires comercial'],
  [
    'engineering',
    'engineer ingenieu ingenier ingegner technic techniq technisch tecnic methode method etude design r&d recherche research entwicklung konstrukt automati process innovation',
  ],
  [
    'production',
    'product produktion produzione produccion plant= plants= factory usine atelier manufactur fabrication fertigung betrieb werk operation industri fabrica stabiliment workshop site= coo=',
  ],
  ['project', 'projet project projekt proyecto progett'],
  [
    'direction',
    'ceo= pdg= dg= direct direkt presid geschaftsfuhr gerant gerente owner founder fondat chairman chief managing manager head inhaber propriet titolare amministrat dirig dirett leiter responsab chef',
  ],
];

const WORDS = TEXTS.map(([group, text]) => ({ group, beginnings: text.split(' ') }));

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const isNamed = (words: readonly string[], beginning: string): boolean =>
  beginning.endsWith('=') ? words.includes(beginning.slice(0, -1)) : words.some((word) => word.startsWith(beginning));

/** What people of this job title see to; null for no title. Untrusted text: only whole words and their beginnings are looked at. */
export function jobGroupOf(title: string): JobGroup | null {
  const words = folded(title)
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  return WORDS.find(({ beginnings }) => beginnings.some((beginning) => isNamed(words, beginning)))?.group ?? 'other';
}
