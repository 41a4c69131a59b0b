export * from './createDocuments';
export { type DocumentRecorder } from './DocumentRecorder';
export { readLicencePolicy, readMaxDocumentBytes } from './readDocumentsConfig';
export * from './router';
