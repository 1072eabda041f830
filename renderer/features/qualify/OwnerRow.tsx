import { Select } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { DisqualifyButton } from './DisqualifyButton.tsx';
import { Row } from './Row.tsx';
import { setOwner } from './settleLead.ts';

type Props = { readonly lead: Lead; readonly show: Show };

/** Who of the staff follows this lead up; and the way out of the running and back. */
export function OwnerRow({ lead, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const field = useRef<HTMLInputElement>(null);
  useShortcuts([{ key: 'o', group: t('qualify.group'), label: t('qualify.owner'), run: () => field.current?.click() }]);
  return (
    <Row label={t('qualify.owner')}>
      <Select
        ref={field}
        w={200}
        data={show.staff.map(({ id, name }) => ({ value: id as string, label: name }))}
        value={lead.owner ?? null}
        clearable
        searchable={show.staff.length > 8}
        placeholder={t('qualify.noOwner')}
        title={lead.owner === undefined ? t('qualify.ownerWanted') : undefined}
        aria-label={t('qualify.owner')}
        rightSection={lead.owner === undefined ? <KeyHint keys="o" /> : undefined}
        onChange={(value) => void setOwner(store, lead.id, show.staff.find(({ id }) => id === value)?.id ?? null)}
      />
      <div style={{ flex: 1 }} />
      <DisqualifyButton lead={lead} />
    </Row>
  );
}
