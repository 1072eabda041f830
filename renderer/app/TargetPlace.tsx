import { TargetScreen } from '#renderer/features/handover/TargetScreen.tsx';
import { TargetOutcomes } from '#renderer/features/outcomes/TargetOutcomes.tsx';
import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import { goBack } from './route.ts';

type Props = { readonly id: TargetId; readonly show: Show; readonly setting: Setting; readonly onOpen: (id: LeadId) => void };

/** One target, with what became of the leads it was sent. */
export const TargetPlace = ({ id, show, setting, onOpen }: Props) => (
  <TargetScreen
    id={id}
    show={show}
    setting={setting}
    onOpen={onOpen}
    onBack={goBack}
    renderOutcomes={(target) => <TargetOutcomes target={target} show={show} />}
  />
);
