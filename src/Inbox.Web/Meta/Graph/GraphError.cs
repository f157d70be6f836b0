using System.Globalization;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta.Graph;

/// <summary>What the Graph API says went wrong (meta-platform 6.1). The message is Meta's and may hold ids: not for the log.</summary>
public sealed record GraphError(int Code, int? Subcode, string Message, bool IsTransient, string? TraceId)
{
    internal static GraphError From(WireError error) =>
        new(NumberOf(error.Code) ?? 0, NumberOf(error.ErrorSubcode), error.Message ?? "", error.IsTransient, error.FbtraceId);

    /// <summary>The channel's token is dead; an admin must connect it again (meta-platform 4.5).</summary>
    public bool IsTokenRefused => Code is 190 or 102;

    /// <summary>Our own app secret is wrong, which no channel can help (meta-platform 4.6).</summary>
    public bool IsProofRefused =>
        Code == 104 || (Code is 1 or 100 && Message.Contains("appsecret_proof", StringComparison.OrdinalIgnoreCase));

    /// <summary>Meta does not know the uploaded file any more: it has to be uploaded again (meta-platform 3.6).</summary>
    public bool IsUploadForgotten => (Code, Subcode) is (100, 2018074);

    /// <summary>A read asked for more than Meta could gather, however little that was (meta-platform 5.3).</summary>
    public bool AsksForLess => Code == 1 && Message.Contains("reduce the amount of data", StringComparison.OrdinalIgnoreCase);

    /// <summary>A limit or an outage: the same call can succeed later (meta-platform 6.2).</summary>
    public bool IsPassing =>
        IsTransient || Code is 1 or 2 or 4 or 17 or 32 or 341 or 368 or 613 or 80001 or 80002 or 80006;

    /// <summary>Calls were used up: nothing more of the channel is taken for a time (meta-platform 6.2, 6.4).</summary>
    public bool IsLimit => Code is 17 or 32 or 613 or 80001 or 80002 or 80006 || IsAppLimit;

    /// <summary>The limit is the whole app's, with all its channels (meta-platform 6.2).</summary>
    public bool IsAppLimit => Code is 4 or 341;

    private static int? NumberOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
