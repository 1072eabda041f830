import { CapsuleButton } from '#renderer/features/capsule/CapsuleButton.tsx';
import { DayCloseButton } from '#renderer/features/dayclose/DayCloseButton.tsx';
import { HandoverScreen } from '#renderer/features/handover/HandoverScreen.tsx';
import { OutcomesButton } from '#renderer/features/outcomes/OutcomesButton.tsx';
import { ReviewNotice } from '#renderer/features/review/ReviewNotice.tsx';
import type { Search } from '#renderer/data/search.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import { goTo } from './route.ts';

type Props = { readonly show: Show; readonly setting: Setting; readonly search: Search; readonly onOpen: (id: LeadId) => void };

/** How the leads leave the laptop, with what is to be looked at before, the team's capsules and the day's close. */
export const HandoverPlace = ({ show, setting, search, onOpen }: Props) => (
  <HandoverScreen
    show={show}
    setting={setting}
    search={search}
    onOpen={onOpen}
    notice={<ReviewNotice showId={show.id} onOpen={() => goTo({ page: 'review' })} />}
    onTarget={(id) => goTo({ page: 'target', id })}
    tools={
      <>
        <OutcomesButton show={show} search={search} />
        <CapsuleButton onOpen={() => goTo({ page: 'capsule' })} />
        <DayCloseButton onOpen={() => goTo({ page: 'dayclose' })} />
      </>
    }
  />
);
