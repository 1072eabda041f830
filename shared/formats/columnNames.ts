import { namedField, plainName } from './fieldNames.ts';
import type { FieldGuess } from './fieldNames.ts';

/** Whose or which value a column holds, and what that does to the trust in it. `never`: the column is not about the visitor at work. */
type Qualifier = { readonly words: string; readonly cost: number; readonly never?: RegExp };

/** Words around the field's name, normalised, longest phrases first. */
const QUALIFIERS: readonly Qualifier[] = [
  {
    words:
      'attendee name|participant name|attendee|attendees|participant|visitor|visiteur|delegate|guest|invitee|ticket holder|ticket|badge holder|member|person|lead|your|teilnehmer|besucher|gast|partecipante|visitatore|participante|asistente|deelnemer|bezoeker|osallistuja|ucastnik|uczestnik|deltagare|deltager|user|profile|contact|kontakt|contatto|contacto|primary|main|principal|official|current|latin|english',
    cost: 0.03,
  },
  // What is printed large on a badge may be a nickname: never the whole name.
  { words: 'badge', cost: 0.03, never: /^full$/ },
  {
    words:
      'business|work|office|company|professional|corporate|job|at work|du travail|de bureau|au bureau|bureau|professionnel|professionnelle|pro|travail|geschaftlich|gesch|dienstlich|beruflich|firma|arbeit|buro|di lavoro|lavoro|dell ufficio|ufficio|aziendale|del trabajo|de trabajo|trabajo|de la oficina|oficina|comercial|do trabalho|trabalho|profissional|werkadres|op werk|werk|zakelijk|tyopaikan|tyo|do prace|prace|praca|pracovna|pracovny|do zamestnani|zamestnani|pracovni|adres sluzbowy|sluzbowy|sluzbowa|sluzbowe|arbete|arbets|jobb|arbeid|arbejde|arbejdsadresse|munkahelyi|poslovni|раб|рабочий|会社|εργασιας|σε εργασια|sluzbena|sluzbeni|sluzbeno|poslovna|na poslu|posao|serviciu|hivatali|do emprego|emprego|is adresi|is|商务地址|商务|办公|勤務先',
    cost: 0.04,
  },
  { words: 'postal|mailing|street|address|location|adresse|anschrift|indirizzo|direccion|endereco|adres|adresa', cost: 0.06 },
  { words: '1|one|line 1|number 1|value|text|optional|required|mandatory|pflichtfeld|obligatoire', cost: 0.05 },
  {
    words:
      'home|personal|private|privat|private adresse|personnel|personnelle|domicile|prive|abitazione|di casa|casa|de casa|del domicilio|domicilio|particular|personal|pessoal|thuis|thuisadres|huis|prive|koti|domov|domu|bydliste|domaci|domowy|dom|prywatny|hem|hjem|bostad|otthoni|дом|自宅',
    cost: 0.2,
    never: /^(?:phone|mobile|fax|website)$/,
  },
  {
    words:
      'registration|registrant|order|buyer|purchaser|booker|billing|invoice|payer|customer|account|acheteur|payeur|commande|facturation|client|besteller|rechnung|rechnungs|kaufer|kunde|acquirente|ordine|comprador|facturacion|koper|objednavka',
    cost: 0.3,
  },
];

/** Columns about somebody else, or about another thing of the same name. */
const OTHERS =
  /\b(?:emergency|urgence|notfall|assistant|assistante|assistent|manager s|manager name|supervisor|spouse|partner s|referrer|referred|referral|guardian|parent|middle|phonetic|yomi|previous|former|maiden|device|event|session|list|sponsor|booth|stand|created|updated|date|status|opt in|consent|password|photo|image|picture|avatar|logo|latitude|longitude)\b/;

/** A question of a form, or a sentence: its words say little about what the answers are. */
const isQuestion = (header: string, name: string): boolean => header.includes('?') || name.split(' ').length > 6;

/** Takes a qualifier off either end; null when none is there. */
function stripOnce(name: string): { rest: string; qualifier: Qualifier } | null {
  for (const qualifier of QUALIFIERS) {
    for (const word of qualifier.words.split('|').sort((a, b) => b.length - a.length)) {
      if (name.startsWith(`${word} `)) return { rest: name.slice(word.length + 1), qualifier };
      if (name.endsWith(` ${word}`)) return { rest: name.slice(0, -word.length - 1), qualifier };
    }
  }
  return null;
}

function strip(name: string): FieldGuess | null {
  let rest = name;
  let cost = 0;
  const never: RegExp[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    const stripped = stripOnce(rest);
    if (stripped === null) return null;
    rest = stripped.rest;
    cost += stripped.qualifier.cost;
    if (stripped.qualifier.never !== undefined) never.push(stripped.qualifier.never);
    const guess = namedField(rest);
    if (guess === null) continue;
    return never.some((fields) => fields.test(guess.field)) ? null : { ...guess, confidence: guess.confidence - cost };
  }
  return null;
}

/** The field that a column's header names, with the words around it ("Ticket Email", "Telefon (geschäftlich)"), or null. */
export function readColumnName(header: string): FieldGuess | null {
  const name = plainName(header);
  if (name === '' || isQuestion(header, name)) return null;
  const whole = namedField(header);
  if (whole !== null) return whole;
  if (OTHERS.test(name)) return null;
  const outside = header.replaceAll(/\([^()]*\)|\[[^[\]]*\]/g, ' ');
  const stripped = strip(name);
  if (stripped !== null || outside === header) return stripped;
  const bare = namedField(outside) ?? strip(plainName(outside));
  const isHome = /\b(?:home|privat|private|domicile|casa|thuis|koti|domov)\b/.test(name);
  return bare === null || isHome ? null : { ...bare, confidence: bare.confidence - 0.08 };
}
