using System.ComponentModel.DataAnnotations;

namespace Inbox.Web.Files;

/// <summary>Where files are kept, and from where they may be fetched.</summary>
public sealed class FilesOptions
{
    public const string Section = "Files";

    /// <summary>Everything Meta takes or sends is at most this large (meta-platform 3.5).</summary>
    public const int MaximumBytes = 25 * 1024 * 1024;

    /// <summary>The folder that holds the files, the same one for all instances.</summary>
    public string? Folder { get; set; }

    /// <summary>Meta's media hosts (meta-platform 0.2), separated by commas; a star stands for any name before the dot.</summary>
    [Required(ErrorMessage = "Files:Hosts is empty: name the hosts of Meta's media, or leave the setting out.")]
    public string Hosts { get; set; } = "lookaside.fbsbx.com, *.fbsbx.com, *.fbcdn.net, *.cdninstagram.com";

    /// <summary>Addresses beside Meta's, such as http://127.0.0.1:5080, private ones too: for the simulator and for tests.</summary>
    public string? TrustedOrigins { get; set; }

    /// <summary>How long a whole transfer may take.</summary>
    [Range(typeof(
        TimeSpan), "00:00:00.100", "00:04:00", ErrorMessage = "Files:FetchWithin is out of range: set between 0.1 seconds and 4 minutes.")]
    public TimeSpan FetchWithin { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A picture with more is never decoded.</summary>
    [Range(1, 500_000_000, ErrorMessage = "Files:MaximumPixels is out of range: set between 1 and 500000000.")]
    public long MaximumPixels { get; set; } = 60_000_000;

    /// <summary>Neither is one of which a side has more.</summary>
    [Range(1, 100_000, ErrorMessage = "Files:MaximumSide is out of range: set between 1 and 100000.")]
    public int MaximumSide { get; set; } = 20_000;

    public IReadOnlyList<string> HostList => Split(Hosts);

    public IReadOnlyList<string> TrustedOriginList => Split(TrustedOrigins);

    /// <summary>Our own address while it stands in for Meta, known once the server listens.</summary>
    public void Trust(Uri address) =>
        TrustedOrigins = string.Join(',', TrustedOriginList.Append(address.GetLeftPart(UriPartial.Authority)).Distinct());

    private static string[] Split(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
