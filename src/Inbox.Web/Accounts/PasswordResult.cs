namespace Inbox.Web.Accounts;

/// <summary>What came of a password: the account it belongs to, or nothing; and how long to wait if it was not even tried.</summary>
public sealed record PasswordResult(Account? Account, TimeSpan? RetryAfter = null);
