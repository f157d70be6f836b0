namespace Inbox.Web.Views;

/// <summary>What an error page says: the status decides the words, the correlation id finds the log lines.</summary>
public sealed record ErrorPage(int Status, string CorrelationId);
