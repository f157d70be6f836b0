using System.ComponentModel;

namespace Inbox.Web.Data.Embedded;

/// <summary>The account that PostgreSQL runs under when the app is root; its programs are started through setpriv.</summary>
internal sealed class UnprivilegedUser
{
    private readonly string group;

    /// <summary>Null where the app is not root, and on Windows, where PostgreSQL gives up an administrator's rights itself.</summary>
    public static async Task<UnprivilegedUser?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return null;
        }

        var group = await ExternalCommand.RunAsync(["id", "-g", name], null, cancellationToken);
        if (!group.Succeeded)
        {
            throw new InvalidOperationException(
                $"PostgreSQL does not run as root, and there is no user {name} to run it as: set EmbeddedPostgres:User.");
        }

        var user = new UnprivilegedUser(name, group.Output);
        await user.CheckAsync(cancellationToken);
        return user;
    }

    private UnprivilegedUser(string name, string group) => (Name, this.group) = (name, group);

    public string Name { get; }

    public IReadOnlyList<string> Command(IEnumerable<string> command) =>
        ["setpriv", $"--reuid={Name}", $"--regid={group}", "--clear-groups", "--", .. command];

    public async Task<bool> CanRunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        (await ExternalCommand.RunAsync(Command(command), "/", cancellationToken)).Succeeded;

    public Task OwnAsync(string path, CancellationToken cancellationToken) =>
        ExternalCommand.RunAsync(["chown", $"{Name}:{group}", path], "/", cancellationToken);

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await CanRunAsync(["true"], cancellationToken))
            {
                return;
            }
        }
        catch (Win32Exception)
        {
            // There is no setpriv; the sentence below says so.
        }

        throw new InvalidOperationException(
            $"PostgreSQL does not run as root, and setpriv (of util-linux) could not become {Name}: run the app as another user.");
    }
}
