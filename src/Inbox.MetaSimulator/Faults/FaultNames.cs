using System.Text.RegularExpressions;

namespace Inbox.MetaSimulator.Faults;

/// <summary>What may happen to a delivery.</summary>
internal static class WebhookFault
{
    public const string Duplicate = "duplicate";
    public const string Reorder = "reorder";
    public const string Delay = "delay";
    public const string Drop = "drop";
}

/// <summary>What may happen to a call; "stored" ones are accepted all the same (meta-platform 3.9 and 9).</summary>
internal static class SendFault
{
    public const string Ok = "ok";
    public const string StoredReset = "stored_reset";
    public const string StoredTimeout = "stored_timeout";
    public const string StoredHtml = "stored_html_500";
    public const string StoredError = "stored_1_1357046";
    public const string NotStoredTransient = "not_stored_2";
    public const string NotStoredReset = "not_stored_reset";
    public const string Slow = "slow";
    public const string NoId = "no_id";
    public const string HalfBody = "half_body";
    public const string CutBody = "cut_body";
}

internal static partial class FaultNames
{
    private static readonly HashSet<string> OfWebhooks =
        [WebhookFault.Duplicate, WebhookFault.Reorder, WebhookFault.Delay, WebhookFault.Drop];

    private static readonly HashSet<string> OfCalls =
    [
        SendFault.Ok, SendFault.StoredReset, SendFault.StoredTimeout, SendFault.StoredHtml, SendFault.StoredError,
        SendFault.NotStoredTransient, SendFault.NotStoredReset, SendFault.Slow, SendFault.NoId, SendFault.HalfBody,
        SendFault.CutBody,
    ];

    public static bool IsOfWebhook(string name) => OfWebhooks.Contains(name);

    public static bool IsOfCall(string name) => OfCalls.Contains(name) || IsError(name);

    /// <summary>A code, or a code and a subcode, as in 10/2018278.</summary>
    public static bool IsError(string name) => ErrorName().IsMatch(name);

    /// <summary>A limit of calls (meta-platform 6.4).</summary>
    public static bool IsLimit(string name) => name is "4" or "17" or "32" or "613" or "80001" or "80002" or "80006";

    public static string? FindUnknown(IEnumerable<string> names, Func<string, bool> isKnown) =>
        names.FirstOrDefault(name => !isKnown(name)) is { } unknown ? $"There is no fault {unknown} here." : null;

    [GeneratedRegex(@"^[0-9]{1,8}(/[0-9]{1,8})?$")]
    private static partial Regex ErrorName();
}
