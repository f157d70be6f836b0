namespace Inbox.MetaSimulator.Pages;

/// <summary>What the frame around every page links to.</summary>
public sealed record ShellLinks(string Home, string Style, string Script, string Icon, string? Product)
{
    internal static ShellLinks From(SimulatorAddress address) =>
        new(address.Home, address.Style, address.Script, address.PicturePath("face-1"), address.Product);
}
