export { CodeBlock } from './CodeBlock';
export { CodeText, DigestText } from './CodeText';
export { CopyButton } from './CopyButton';
export { shortDigest, shortenDigests } from './shortDigest';
