import { useState } from 'react';
import { readUnsent } from '#renderer/data/outbox.ts';
import { readOpenPromises } from '#renderer/data/promises.ts';
import type { Search } from '#renderer/data/search.ts';
import { readTallies } from '#renderer/data/tallies.ts';
import { useFigures } from '#renderer/data/useFigures.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { useNow } from '#renderer/data/useNow.ts';
import { captureRate } from '#shared/domain/figures/captureRate.ts';
import type { CaptureRate } from '#shared/domain/figures/captureRate.ts';
import type { Span } from '#shared/domain/figures/span.ts';
import type { PlanHour } from '#shared/domain/figures/hourPlan.ts';
import type { HourShape } from '#shared/domain/figures/hourShape.ts';
import { momentOf } from '#shared/domain/figures/openHours.ts';
import type { Moment } from '#shared/domain/figures/openHours.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { Show } from '#shared/domain/show.ts';
import { urgencyOf } from '#shared/domain/urgency.ts';
import { localTime } from '#shared/lib/time.ts';
import { firstScope, spanOf } from './scope.ts';
import type { Scope } from './scope.ts';
import { useHourPlan } from './useHourPlan.ts';
import { usePart } from './usePart.ts';

/** All that the live screen shows, as it changes. */
export type LiveFigures = {
  readonly show: Show;
  readonly now: number;
  readonly moment: Moment;
  readonly scope: Scope;
  readonly span: Span | undefined;
  readonly plan: readonly PlanHour[];
  readonly shape: HourShape;
  /** Of the whole show, and of the scope. */
  readonly whole: ShowFigures;
  readonly part: ShowFigures;
  readonly rate: CaptureRate;
  readonly promises: { readonly open: number; readonly late: number };
  readonly unsent: number;
};

export type Live = {
  /** Undefined until the index has answered. */
  readonly figures: LiveFigures | undefined;
  readonly scope: Scope;
  readonly now: number;
  readonly choose: (scope: Scope) => void;
};

/** Follows a show: figures of the whole of it and of what is looked at, what was counted, what is promised, what is not sent. */
export function useLiveFigures(show: Show, search: Search): Live {
  const now = useNow();
  const moment = momentOf(show, now);
  const [chosen, choose] = useState<Scope | null>(null);
  const scope = chosen ?? firstScope(moment);
  const span = spanOf(scope, show);
  const whole = useFigures(search, show.id)?.[0];
  const ofDay = usePart(search, show.id, span);
  // of a day chosen just now the first answer is a blink away: until then the whole stands there
  const part = span === undefined ? whole : (ofDay ?? (chosen === null ? undefined : whole));
  const { plan, shape } = useHourPlan(search, show);
  const tallies = useLive((store) => readTallies(store, show.id), [show.id]);
  const promises = useLive((store) => readOpenPromises(store, show.id), [show.id]);
  const unsent = useLive((store) => readUnsent(store), []);
  const clock = localTime(now, show.zone);
  const late = (promises ?? []).filter(({ promise }) => urgencyOf(promise, clock) === 'late').length;
  const figures =
    whole === undefined || part === undefined || tallies === undefined || promises === undefined || unsent === undefined
      ? undefined
      : {
          show,
          now,
          moment,
          scope,
          span,
          plan,
          shape,
          whole,
          part,
          rate: captureRate(tallies, whole.byQuarter, span),
          promises: { open: promises.length, late },
          unsent,
        };
  return { figures, scope, now, choose };
}
