export interface NotificationView {
  id: string;
  kind: string;
  title: string;
  body: string;
  caseId: string | null;
  createdAt: string;
  readAt: string | null;
}

/** A mail kept by the development mailbox when no SMTP server is configured. */
export interface MailView {
  id: string;
  to: string;
  subject: string;
  text: string;
  createdAt: string;
}
