using System.ComponentModel.DataAnnotations;

namespace Inbox.Web.Connecting;

public sealed class PastedTokenForm
{
    [StringLength(2000)]
    public string? Token { get; set; }

    /// <summary>The organization's own app that gave it; null for the shared one.</summary>
    public Guid? App { get; set; }

    /// <summary>Whether Instagram Login gave it.</summary>
    public bool IsInstagram { get; set; }

    /// <summary>As people paste it, with what surrounds it.</summary>
    public string? FindToken()
    {
        var token = Token?.Trim();
        return token is { Length: > 0 } && token.All(c => char.IsAscii(c) && !char.IsWhiteSpace(c) && !char.IsControl(c)) ? token : null;
    }
}
