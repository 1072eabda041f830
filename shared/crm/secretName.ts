import { utf8Of } from '#shared/formats/bytes.ts';
import { sha256 } from '#shared/formats/sha256.ts';
import { originOf } from '#shared/lib/origin.ts';
import type { PushTarget } from './push.ts';

const ORIGIN_CHARACTERS = 16;

/** Name of a target's secret whatever its address: only the environment may bring one under it (batch mode). */
export const plainSecretName = ({ id }: Pick<PushTarget, 'id'>): string => `target.${id}`.toLowerCase();

/**
 * Name under which a target's token or signing key lies in the vault. A hash of the origin is part of it: a target whose address was
 * changed finds no secret, so that a token is only ever sent where it was meant for.
 */
export function secretNameOf(target: PushTarget): string {
  return `${plainSecretName(target)}.${sha256(utf8Of(originOf(target.config.url))).slice(0, ORIGIN_CHARACTERS)}`;
}
