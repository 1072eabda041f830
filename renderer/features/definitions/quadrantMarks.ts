import type { JudgedLead } from '#shared/domain/previewDefinitions.ts';
import type { Quadrant } from '#shared/domain/score.ts';
import { quadrantOf } from '#shared/domain/score.ts';
import type { Heat } from '#shared/domain/stage.ts';

/** Leads of one temperature in one place of the plane; usually one. */
export type Mark = { readonly fit: number; readonly maturity: number; readonly heat: Heat; readonly leads: readonly JudgedLead[] };

/** The most promising first. */
export const QUADRANTS: readonly Quadrant[] = ['sell', 'nurture', 'check', 'leave'];
/** As they lie in the plane, row by row: fit grows to the right, maturity upwards. */
export const LAID_OUT: readonly Quadrant[] = ['check', 'sell', 'leave', 'nurture'];

type Lines = { readonly matureFrom: number; readonly fitFrom: number };

/** Leads that lie somewhere: a disqualified one has left the plane. */
export const inPlane = (leads: readonly JudgedLead[]): JudgedLead[] => leads.filter(({ facts }) => facts.disqualified === undefined);

/** Leads by quadrant, the highest score first. */
export function byQuadrant(leads: readonly JudgedLead[], lines: Lines): Record<Quadrant, JudgedLead[]> {
  const parts: Record<Quadrant, JudgedLead[]> = { sell: [], nurture: [], check: [], leave: [] };
  for (const lead of leads) parts[quadrantOf(lead.judgement, lines)].push(lead);
  for (const part of Object.values(parts)) part.sort((a, b) => b.judgement.score - a.judgement.score || a.name.localeCompare(b.name));
  return parts;
}

/**
 * Leads as marks: those of one temperature in the same place are one mark, since thousands may share a place (a show without a target
 * has all at fit 100). The largest first, so that small ones are drawn over them.
 */
export function marksOf(leads: readonly JudgedLead[]): Mark[] {
  const marks = new Map<string, { fit: number; maturity: number; heat: Heat; leads: JudgedLead[] }>();
  for (const lead of leads) {
    const { fit, maturity } = lead.judgement;
    const key = `${fit} ${maturity} ${lead.heat}`;
    const known = marks.get(key);
    if (known === undefined) marks.set(key, { fit, maturity, heat: lead.heat, leads: [lead] });
    else known.leads.push(lead);
  }
  return [...marks.values()].sort((a, b) => b.leads.length - a.leads.length);
}
