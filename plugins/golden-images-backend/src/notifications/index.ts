export { NoticeOutbox, type Notice, type NoticeKind } from './NoticeOutbox';
