import { contextBridge, ipcRenderer } from 'electron';
import { contract } from '#shared/ipc/contract.ts';
import { callChannel, signalChannel } from '#shared/ipc/channels.ts';
import { signals } from '#shared/ipc/signals.ts';

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const callers = Object.keys(contract).map((name) => [
  name,
  (input: unknown): Promise<unknown> => ipcRenderer.invoke(callChannel(name), input),
]);

const listeners = Object.keys(signals).map((name) => [
  `on${capital(name)}`,
  (listener: (payload: unknown) => void): (() => void) => {
    const hear = (_event: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(signalChannel(name), hear);
    return () => void ipcRenderer.off(signalChannel(name), hear);
  },
]);

contextBridge.exposeInMainWorld('booth', Object.fromEntries([...callers, ...listeners]));
