import { Button, Popover, Stack, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OUT_REASONS } from '#shared/domain/command.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { keepKeys } from './keepKeys.ts';
import { disqualifyLead, requalifyLead } from './settleLead.ts';

const BACK = ['new-facts', 'by-mistake'] as const;

type ReasonsProps = { readonly title: string; readonly reasons: readonly string[]; readonly onChoose: (reason: string) => void };

function Reasons({ title, reasons, onChoose }: ReasonsProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  return (
    <Stack gap={4}>
      {reasons.map((reason, at) => (
        <Button key={reason} variant="default" justify="start" data-autofocus={at === 0 || undefined} onClick={() => onChoose(reason)}>
          {reason}
        </Button>
      ))}
      <TextInput
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        placeholder={t('qualify.otherReason')}
        aria-label={`${title} ${t('qualify.otherReason')}`}
        onKeyDown={(event) => event.key === 'Enter' && typed.trim() !== '' && onChoose(typed)}
      />
    </Stack>
  );
}

/** Takes the lead out of the running, or back in; both want a reason, kept in the history. */
export function DisqualifyButton({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation();
  const store = useStore();
  const [isOpen, setOpen] = useState(false);
  const isOut = lead.disqualified !== undefined;
  const label = t(isOut ? 'qualify.requalify' : 'qualify.disqualify');
  const reasons = isOut ? BACK.map((reason) => t(`qualify.back.${reason}`)) : OUT_REASONS.map((reason) => t(`qualify.out.${reason}`));
  useShortcuts([{ key: 'x', group: t('qualify.group'), label, run: () => setOpen(true) }]);
  const choose = (reason: string): void => {
    setOpen(false);
    void (isOut ? requalifyLead : disqualifyLead)(store, lead.id, reason);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus width={260} position="bottom-end" withinPortal>
      <Popover.Target>
        <Button
          variant="subtle"
          color={isOut ? 'petrol' : 'gray'}
          size="sm"
          px="xs"
          leftSection={isOut ? <IconArrowBackUp size={16} /> : <IconBan size={16} />}
          rightSection={<KeyHint keys="x" />}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} onKeyDown={keepKeys}>
        <Reasons title={label} reasons={reasons} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}
