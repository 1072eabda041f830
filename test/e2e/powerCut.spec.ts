import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { countLeads, goRapid, isSaved, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

const CUTS = 3;
const BETWEEN_CUTS = 4;

/** Makes a disk in a file and mounts it; answers whether this machine lets us. */
function mountDisk(image: string, folder: string): boolean {
  mkdirSync(folder);
  return spawnSync('mount', ['-o', 'loop', image, folder]).status === 0;
}

function newDisk(folder: string): { readonly image: string; readonly disk: string } | null {
  const [image, disk] = [join(folder, 'disk.img'), join(folder, 'disk')];
  if (process.getuid?.() !== 0 || spawnSync('truncate', ['-s', '400M', image]).status !== 0) return null;
  if (spawnSync('mkfs.ext4', ['-q', image]).status !== 0 || !mountDisk(image, disk)) return null;
  return { image, disk };
}

story('the plug pulled right after "saved" loses nobody', async ({ folder, start }) => {
  const made = newDisk(folder);
  story.skip(made === null, 'a disk in a file can only be mounted by root with a loop device and mkfs.ext4');
  if (made === null) return;
  const mounted = [made.disk];
  try {
    const profile = join(made.disk, 'profile');
    mkdirSync(profile);
    const booth = await start({ profile, isFresh: true });
    await goRapid(booth.page);
    for (let cut = 0; cut < CUTS; cut += 1) {
      for (let at = 0; at < BETWEEN_CUTS; at += 1) {
        const person = newPerson(cut * BETWEEN_CUTS + at);
        await typeVisitor(booth.page, person);
        await isSaved(booth.page, person.name);
      }
      // What the disk has been sent until now, nothing more: no sync, no unmount.
      writeFileSync(join(made.disk, `only-in-memory-${cut}`), 'never synced');
      execFileSync('cp', ['--sparse=always', made.image, join(folder, `cut-${cut}.img`)]);
    }
    await booth.close();
    for (let cut = 0; cut < CUTS; cut += 1) {
      const disk = join(folder, `after-${cut}`);
      expect(mountDisk(join(folder, `cut-${cut}.img`), disk)).toBe(true);
      mounted.push(disk);
      // The cut is a real one: what nobody made durable is not there.
      expect(await readFile(join(disk, `only-in-memory-${cut}`), 'utf8').catch(() => '')).toBe('');
      const after = await start({ profile: join(disk, 'profile') });
      expect(await countLeads(after.page), `after cut ${cut}`).toBe((cut + 1) * BETWEEN_CUTS);
      await after.close();
    }
  } finally {
    for (const disk of mounted) spawnSync('umount', ['-l', disk]);
  }
});
