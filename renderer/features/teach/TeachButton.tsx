import { Button } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { readWhere } from '#renderer/data/read.ts';
import { isPayload, scanOfCapture } from '#renderer/data/reread.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { isTeachable } from '#shared/formats/badge/teachable.ts';
import { textOf } from '#shared/formats/badge/wrap.ts';

type Props = { readonly lead: Lead; readonly onTeach: () => void };

/** On the page of a lead whose badge can be taught: one that nobody could read, or that was read from a payload of several parts. */
export function TeachButton({ lead, onTeach }: Props) {
  const { t } = useTranslation();
  const can = useLive(
    async (store) => {
      const captures = await readWhere(store, 'captures', { index: 'leadId', value: lead.id });
      return captures.some(
        (capture) => isPayload(capture) && capture.scan.source !== 'manual' && isTeachable(textOf(scanOfCapture(capture))),
      );
    },
    [lead.id],
  );
  const isOn = can === true;
  useShortcuts([{ key: 'u', label: t('teach.button'), group: t('leads.keys'), run: onTeach }], isOn);
  if (!isOn) return null;
  return (
    <Button
      variant={lead.isResolved ? 'subtle' : 'light'}
      leftSection={<IconSchool size={18} />}
      rightSection={<KeyHint keys="u" />}
      onClick={onTeach}
      style={{ flexShrink: 0 }}
    >
      {t('teach.button')}
    </Button>
  );
}
