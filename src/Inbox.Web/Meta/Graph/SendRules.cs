namespace Inbox.Web.Meta.Graph;

/// <summary>What to do after Meta's refusal of a message.</summary>
/// <param name="MostRetries">How often it is tried again at most; null for as often as there are pauses.</param>
public sealed record SendRule(SendAction Action, SendFailureReason Reason = SendFailureReason.Refused, int? MostRetries = null)
{
    public static readonly SendRule TryAgain = new(SendAction.Retry, SendFailureReason.TooManyCalls);
    public static readonly SendRule Ambiguous = new(SendAction.Unknown, SendFailureReason.NotConfirmed);
}

/// <summary>The actions of meta-platform 6.2.</summary>
public enum SendAction
{
    /// <summary>It was not sent: queue it again, later and slower.</summary>
    Retry,

    /// <summary>This message failed for good.</summary>
    Fail,

    /// <summary>The channel's token is dead: its queue waits until it is connected again.</summary>
    Reauthorize,

    /// <summary>The channel may not send for a time.</summary>
    Pause,

    /// <summary>It may have been sent.</summary>
    Unknown,

    /// <summary>Our own settings are wrong; no message is to blame.</summary>
    OurFault,
}

/// <summary>The table of codes of meta-platform 6.2, as data. A code that is not here fails its one message.</summary>
public static class SendRules
{
    private static readonly SendRule Fail = new(SendAction.Fail);
    private static readonly SendRule Reauthorize = new(SendAction.Reauthorize, SendFailureReason.PermissionMissing);
    private static readonly SendRule Pause = new(SendAction.Pause, SendFailureReason.TooManyCalls);
    private static readonly SendRule OurFault = new(SendAction.OurFault, SendFailureReason.PermissionMissing);
    private static readonly SendRule NoPermission = new(SendAction.Fail, SendFailureReason.PermissionMissing);
    private static readonly SendRule WindowClosed = new(SendAction.Fail, SendFailureReason.WindowClosed);
    private static readonly SendRule CannotReceive = new(SendAction.Fail, SendFailureReason.CannotReceive);
    private static readonly SendRule UnknownRecipient = new(SendAction.Fail, SendFailureReason.UnknownRecipient);
    private static readonly SendRule ThreadControlled = new(SendAction.Fail, SendFailureReason.ThreadControlled);
    private static readonly SendRule AttachmentRefused = new(SendAction.Fail, SendFailureReason.AttachmentRefused);

    /// <summary>By code and subcode; without a subcode, the rule for all others of the code.</summary>
    private static readonly Dictionary<(int Code, int? Subcode), SendRule> ByCode = new()
    {
        [(1, null)] = SendRule.Ambiguous,
        [(1, 99)] = NoPermission,
        [(1, 1357046)] = SendRule.Ambiguous,
        [(2, null)] = SendRule.Ambiguous,
        [(2, 2018344)] = Fail,
        [(3, null)] = NoPermission,
        [(4, null)] = SendRule.TryAgain,
        [(4, 2018022)] = Fail,
        [(10, null)] = NoPermission,
        [(10, 2018278)] = WindowClosed,
        [(10, 2534022)] = WindowClosed,
        [(10, 2018065)] = WindowClosed,
        [(10, 2018108)] = CannotReceive,
        [(10, 1893015)] = CannotReceive,
        [(10, 1893063)] = Pause,
        [(10, 2534077)] = Reauthorize,
        [(10, 2018300)] = ThreadControlled,
        [(17, null)] = SendRule.TryAgain,
        [(32, null)] = SendRule.TryAgain,
        [(100, 33)] = UnknownRecipient,
        [(100, 2018001)] = UnknownRecipient,
        [(100, 2018008)] = new(SendAction.Retry, SendFailureReason.AttachmentRefused, MostRetries: 2),
        [(100, 2018047)] = AttachmentRefused,
        [(100, 2018074)] = AttachmentRefused,
        [(100, 2018109)] = new(SendAction.Fail, SendFailureReason.AttachmentTooLarge),
        [(100, 2018294)] = new(SendAction.Retry, SendFailureReason.AttachmentRefused, MostRetries: 1),
        [(100, 2018276)] = new(SendAction.Fail, SendFailureReason.HumanAgentMissing),
        [(100, 2534013)] = Reauthorize,
        [(100, 2534014)] = UnknownRecipient,
        [(100, 2534015)] = new(SendAction.Fail, SendFailureReason.TooLong),
        [(100, 2534029)] = Pause,
        [(100, 2534037)] = ThreadControlled,
        [(102, null)] = Reauthorize,
        [(104, null)] = OurFault,
        [(190, null)] = Reauthorize,
        [(200, null)] = NoPermission,
        [(200, 1545041)] = CannotReceive,
        [(200, 2018021)] = CannotReceive,
        [(200, 2534041)] = Pause,
        [(230, null)] = CannotReceive,
        [(341, null)] = SendRule.TryAgain,
        [(368, null)] = Pause,
        [(551, null)] = CannotReceive,
        [(613, null)] = SendRule.TryAgain,
        [(613, 1893016)] = Fail,
        [(613, 2018338)] = Fail,
        [(36103, null)] = Pause,
        [(80001, null)] = SendRule.TryAgain,
        [(80002, null)] = SendRule.TryAgain,
        [(80006, null)] = SendRule.TryAgain,
    };

    /// <summary>Every code and subcode that the table names.</summary>
    public static IEnumerable<(int Code, int? Subcode)> Known => ByCode.Keys;

    public static SendRule Of(GraphError error) =>
        error.IsProofRefused ? OurFault
        : ByCode.TryGetValue((error.Code, error.Subcode), out var exact) ? exact
        : error.Subcode == 2018321 ? SendRule.TryAgain
        : ByCode.TryGetValue((error.Code, null), out var general) ? general
        : error.Code is > 200 and < 300 ? NoPermission
        : Fail;
}
