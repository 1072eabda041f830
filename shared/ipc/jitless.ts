import { z } from 'zod';

// The page's policy forbids `new Function`, which zod would otherwise try at the first object it checks. Imported before any schema.
z.config({ jitless: true });
