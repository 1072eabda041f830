import { IconFlame, IconSnowflake, IconTemperature } from '@tabler/icons-react';

/** Picture of a temperature, so that its colour never stands alone (WCAG 1.4.1). */
export const HEAT_ICON = { cold: IconSnowflake, warm: IconTemperature, hot: IconFlame } as const;
