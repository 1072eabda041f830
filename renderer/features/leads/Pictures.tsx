import { Button, Group, Image, Modal, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MediaId } from '#shared/domain/ids.ts';
import { usePicture } from '#renderer/data/usePicture.ts';

type Check = {
  readonly onCheck?: (id: MediaId) => void;
  /** What the pictures are called; where they stand with the contact, by their numbers. */
  readonly label?: string;
};

function Thumbnail({ id, number, onCheck, label }: { readonly id: MediaId; readonly number: number } & Check) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const picture = usePicture(id);
  const name = label ?? t('leads.picture.open', { number });
  if (picture.state === 'loading') return <Skeleton w={112} h={72} />;
  if (picture.state === 'missing') {
    return (
      <Text size="sm" c="dimmed">
        {t('leads.picture.missing', { number })}
      </Text>
    );
  }
  return (
    <>
      <UnstyledButton aria-label={name} onClick={() => setOpen(true)}>
        <Image src={picture.url} alt="" w={112} h={72} fit="cover" radius="sm" />
      </UnstyledButton>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        size="auto"
        centered
        title={picture.name}
        closeButtonProps={{ 'aria-label': t('leads.picture.close') }}
      >
        <Image src={picture.url} alt={name} mah="75vh" maw="85vw" fit="contain" />
        {onCheck !== undefined && (
          <Button fullWidth mt="xs" onClick={() => onCheck(id)}>
            {t('cards.check')}
          </Button>
        )}
      </Modal>
    </>
  );
}

/** Pictures of cards and badges, small; a click enlarges one. */
export function Pictures({ ids, label, ...check }: { readonly ids: readonly MediaId[] } & Check) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" component="fieldset" bd={0} p={0} m={0} aria-label={label ?? t('leads.picture.title')}>
      {ids.map((id, at) => (
        <Thumbnail key={id} id={id} number={at + 1} {...(label === undefined ? {} : { label })} {...check} />
      ))}
    </Group>
  );
}
