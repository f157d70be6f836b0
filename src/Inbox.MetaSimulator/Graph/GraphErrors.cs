namespace Inbox.MetaSimulator.Graph;

/// <summary>What Meta says with each code or code/subcode (meta-platform 6.2).</summary>
internal static class GraphErrors
{
    public const string WrongParameter = "100";
    public const string NoSuchPerson = "100/2018001";
    public const string CannotFetch = "100/2018008";
    public const string MessageAndAction = "100/2018014";
    public const string WrongMediaType = "100/2018047";
    public const string NoSuchAttachment = "100/2018074";
    public const string TooBig = "100/2018109";
    public const string TagNotApproved = "100/2018276";
    public const string InvalidInstagramMessage = "100/2534015";
    public const string WindowClosed = "10/2018278";
    public const string InstagramWindowClosed = "10/2534022";
    public const string OtherAppControls = "10/2018300";
    public const string InstagramOtherAppControls = "100/2534037";
    public const string PersonUnavailable = "551";
    public const string NoCapability = "3";
    public const string ReduceData = "1";
    public const string MessageDeleted = "9000001";
    public const string MessengerLimit = "80006";
    public const string CallLimit = "613";
    public const string StoredAllTheSame = "1/1357046";
    public const string NoInstagramAccount = "100/2534013";
    public const string Malformed = "2500";
    public const string TryAgain = "2";

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["1"] = "An unknown error occurred",
        ["1/99"] = "An unknown error occurred",
        [StoredAllTheSame] = "Received Invalid JSON reply.",
        [TryAgain] = "Service temporarily unavailable",
        [NoCapability] = "(#3) Application does not have the capability to make this API call.",
        ["4"] = "(#4) Application request limit reached",
        ["10"] = "(#10) Application does not have permission for this action",
        [WindowClosed] = "(#10) This message is sent outside of allowed window.",
        [InstagramWindowClosed] = "(#10) This message is sent outside of allowed window.",
        ["10/2018065"] = "(#10) This message is sent outside of allowed window.",
        ["10/2018108"] = "(#10) This person isn't receiving messages from you right now.",
        ["10/1893015"] = "(#10) The person stopped notification messages.",
        ["10/1893063"] = "(#10) The Page is temporarily restricted.",
        ["10/2534077"] = "(#10) The Instagram account is not linked to the Page.",
        [OtherAppControls] = "(#10) Message failed to send because another app is controlling this thread now.",
        ["17"] = "(#17) User request limit reached",
        ["32"] = "(#32) Page request limit reached",
        [WrongParameter] = "(#100) Invalid parameter",
        ["100/33"] = "Unsupported post request. The object does not exist, or cannot be loaded due to missing permissions.",
        [NoSuchPerson] = "(#100) No matching user found",
        [CannotFetch] = "(#100) Failed to fetch the file from the url",
        [MessageAndAction] = "(#100) Message and sender action cannot be sent together",
        [WrongMediaType] = "(#100) Upload attachment failure: the file is not of the type that was given",
        [NoSuchAttachment] = "(#100) Invalid attachment_id",
        [TooBig] = "(#100) The attachment is larger than allowed",
        [TagNotApproved] = "(#100) Cannot tag messages with 'HUMAN_AGENT' without prior approval",
        [InvalidInstagramMessage] = "(#100) Invalid message data",
        [NoInstagramAccount] = "(#100) The Page is not linked to an Instagram account",
        ["100/2534014"] = "(#100) The requested user cannot be found",
        ["100/2534029"] = "(#100) The business is barred from the Instagram messaging API",
        [InstagramOtherAppControls] = "(#100) This app does not own the thread",
        ["100/2534068"] = "(#100) Several images in one message are not enabled",
        ["102"] = "Session key invalid or no longer valid",
        ["190"] = "Invalid OAuth access token.",
        ["190/458"] = "Error validating access token: The user has not authorized application.",
        ["190/459"] = "Error validating access token: The user is enrolled in a blocking, logged-in checkpoint.",
        ["190/460"] = "Error validating access token: The session has been invalidated because the user changed their password.",
        ["190/463"] = "Error validating access token: Session has expired.",
        ["190/464"] = "Error validating access token: Sessions for the user are not allowed because the user is not a confirmed user.",
        ["190/467"] = "Error validating access token: The session is invalid because the user logged out.",
        ["190/492"] = "Error validating access token: Session does not match the current role on the Page.",
        ["200"] = "(#200) Requires pages_messaging permission to manage the object",
        ["200/2534041"] = "(#200) The owner of the Instagram account does not allow access to messages.",
        ["230"] = "(#230) User consent is required to access user profile.",
        ["368"] = "(#368) The action attempted has been deemed abusive or is otherwise disallowed",
        [PersonUnavailable] = "(#551) This person isn't available right now.",
        ["551/1545041"] = "(#551) This person isn't available right now.",
        [CallLimit] = "(#613) Calls to this api have exceeded the rate limit.",
        ["613/2534040"] = "(#613) Calls to this api have exceeded the rate limit.",
        ["80002"] = "(#80002) There have been too many calls to this Instagram account.",
        [MessengerLimit] = "(#80006) There have been too many calls to this Messenger account.",
        [Malformed] = "Syntax error in the path or the fields.",
        ["9010"] = "No matching Instagram user",
        [MessageDeleted] = "The message was deleted or its details are too old.",
    };

    public static bool IsTransient(string name) => name is TryAgain or "4" or "17" or "32" or CallLimit or MessengerLimit;

    public static string TextOf(string name) =>
        Texts.GetValueOrDefault(name) ?? $"(#{name.Split('/')[0]}) The call was refused.";

    public static string TypeOf(string name) => name is "9010" or MessageDeleted ? "IGApiException" : "OAuthException";

    /// <summary>Mostly 400; the others as they were seen (meta-platform 6.1).</summary>
    public static int StatusOf(string name) => name.Split('/')[0] switch
    {
        "1" or "2" => StatusCodes.Status500InternalServerError,
        "10" or "200" => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status400BadRequest,
    };
}
