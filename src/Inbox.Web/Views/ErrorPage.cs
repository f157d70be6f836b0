namespace Inbox.Web.Views;

/// <summary>What went wrong, in words for a person.</summary>
/// <param name="CorrelationId">What to quote when asking for help; the log has it too.</param>
public sealed record ErrorPage(int Status, string Title, string Words, string CorrelationId);
