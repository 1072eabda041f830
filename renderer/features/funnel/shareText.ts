import { formatShare } from '#renderer/i18n/format.ts';

/** Above this, two digits would round to everything. */
const NEARLY = 0.99;

/** A share in two digits; what is not quite everything never says 100 %. */
export const shareText = (share: number): string => formatShare(share > NEARLY && share < 1 ? NEARLY : share);
